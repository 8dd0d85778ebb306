import { type Doubt, findDoubts } from './arithmetic.ts';
import { withoutMarker } from './markers.ts';
import { type FoundMetric, findMetrics } from './metrics/index.ts';
import { readable } from './readable.ts';
import { findAsides } from './roles/aside.ts';
import { decideRoles } from './roles/decode.ts';
import type { Form, Role } from './roles/role.ts';
import { sentencesOf } from './sentences.ts';

export type { Doubt } from './arithmetic.ts';
export type { FoundMetric } from './metrics/index.ts';
export type { Form, Role } from './roles/role.ts';

/** A sentence of a text, as it stands there, with the role it plays. */
export interface GlossedSentence {
  readonly text: string;
  /** Null for what is no part of the account: a copyright line, where the code is. */
  readonly role: Role | null;
  /** UTF-16 units of the text. */
  readonly span: readonly [start: number, end: number];
  /** What decided the role, strongest first. */
  readonly reasons: readonly string[];
}

/** What an abstract or a summary says, read from its own words. */
export interface TextGloss {
  readonly sentences: readonly GlossedSentence[];
  /** The results it reports, in their order. */
  readonly metrics: readonly FoundMetric[];
  /** What it claims that its own numbers do not bear out. */
  readonly doubts: readonly Doubt[];
}

export interface GlossOptions {
  readonly form: Form;
  readonly title?: string;
}

/** Reads an abstract or a summary. Never throws; linear in the length of the text. */
export function glossText(text: string, { form, title = '' }: GlossOptions): TextGloss {
  const plain = readable(text);
  const found = sentencesOf(plain);
  const words = found.map(({ readable: [start, end] }) => withoutMarker(plain.text.slice(start, end)));
  const asides = findAsides(words, form);
  const account = words.filter((_, at) => !asides[at]);
  const decisions = decideRoles(account, form).values();
  const sentences = found.map(({ span }, at) => ({
    text: text.slice(...span),
    span,
    ...((!asides[at] && decisions.next().value) || { role: null, reasons: ['no part of the account'] }),
  }));
  const told = { namings: [], dataset: null, baseline: null };
  const metrics = found.flatMap((sentence, at) =>
    findMetrics(plain, sentence, sentences[at]?.role ?? null, form, title, told),
  );
  return { sentences, metrics, doubts: findDoubts(text, metrics) };
}
