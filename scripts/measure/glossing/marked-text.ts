import type { Form, Role } from '../../../lib/glossing/index.ts';

/** A result that a careful reader marked in a text. */
export interface MarkedResult {
  readonly value: number;
  readonly name: string | null;
  readonly dataset: string | null;
  readonly baseline: { readonly name: string | null; readonly value: number | null } | null;
  readonly kind: string;
  /** Two careful readers could file it either way: neither a hit nor a miss. */
  readonly borderline: boolean;
  /** UTF-16 units of the text that the value lies in: its own, or those of the words that state it. */
  readonly span: readonly [start: number, end: number];
}

/** A text with what a careful reader found in it. */
export interface MarkedText {
  readonly id: string;
  readonly form: Form;
  readonly title: string;
  readonly text: string;
  /** Null where nobody marked them. */
  readonly roles: readonly { readonly role: Role; readonly text: string }[] | null;
  readonly results: readonly MarkedResult[];
  /** Where values stand that a result is set against: a hit on one is no mistake. */
  readonly rivals: readonly (readonly [start: number, end: number])[];
}

/** Texts that were marked by the same hand. */
export interface MarkedSet {
  readonly name: string;
  readonly texts: readonly MarkedText[];
}
