import type { Form, Role } from '../roles/role.ts';
import { findIn, hedgeStart, phraseAfter, phraseBefore } from './phrase.ts';
import type { Measure, Token } from './token.ts';
import {
  isChangeNoun,
  isChangeVerb,
  isComparative,
  isCompareVerb,
  isCondition,
  isCounted,
  isMetricWord,
  isName,
  isReachVerb,
} from './words.ts';

/** A sentence with what is known about it. */
export interface Scene {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly role: Role | null;
  readonly form: Form;
}

/** How likely a number is a result: above 0 it is one. With the reasons, for the curious. */
export interface Verdict {
  readonly score: number;
  readonly reasons: readonly string[];
}

const BASE: Readonly<Record<Measure, number>> = {
  percent: 1.2,
  points: 2.5,
  times: 1.6,
  scale: -2.8,
  time: -0.9,
  unit: -0.4,
  money: -1,
  none: -1.7,
  adjective: -9,
  label: -9,
};

const ROLE: Readonly<Record<Form, Readonly<Partial<Record<Role, number>>>>> = {
  summary: { what: -1.2, objective: -1.2, method: -1.5, results: 0.6, implication: -0.6 },
  abstract: { background: -1.8, objective: -0.6, method: -0.4, results: 0.5, implication: 0 },
};
const NO_ROLE = -3;

interface Place {
  readonly tokens: readonly Token[];
  /** The number. */
  readonly at: number;
  readonly token: Token;
  /** The token that leads to it, hedges skipped. */
  readonly lead: number;
  readonly before: string;
  readonly next: string;
}

interface Rule {
  readonly says: string;
  readonly weight: number;
  readonly when: (place: Place) => boolean;
}

const near = (place: Place, from: number, to: number, test: (token: Token | undefined) => boolean) =>
  findIn(place.tokens, { start: Math.max(0, from), end: Math.min(place.tokens.length, to) }, test) >= 0;
const integer = ({ token }: Place) => token.quantity?.decimals === 0 && !token.quantity.word;
const bare = ({ token }: Place) => token.quantity?.measure === 'none';
const percent = ({ token }: Place) => token.quantity?.measure === 'percent';
const word = (token: Token | undefined) => token?.lower ?? '';

const RULES: readonly Rule[] = [
  { says: 'has decimals', weight: 2.6, when: (place) => bare(place) && !integer(place) },
  { says: 'has a sign', weight: 0.9, when: ({ token }) => Boolean(token.quantity?.signed) },
  {
    says: 'version of a name',
    weight: -4,
    when: ({ tokens, at, lead, token }) =>
      lead === at - 1 &&
      token.quantity?.measure === 'none' &&
      token.quantity.decimals <= 1 &&
      Boolean(tokens[lead] && isName(tokens[lead])) &&
      !isMetricWord(tokens[lead]) &&
      !tokens[lead]?.possessive,
  },
  {
    says: 'is achieved',
    weight: 1.3,
    when: (place) => isReachVerb(place.tokens[place.lead]) || isChangeVerb(place.tokens[place.lead]),
  },
  {
    says: 'follows a measure',
    weight: 2,
    when: ({ tokens, lead }) => isMetricWord(tokens[lead]) && !isCondition(tokens[lead]),
  },
  {
    says: 'is of a measure',
    weight: 2.2,
    when: ({ tokens, lead, before }) => {
      if (before !== 'of') return false;
      const phrase = phraseBefore(tokens, lead);
      return findIn(tokens, phrase, (token) => isMetricWord(token) || isChangeNoun(token)) >= 0;
    },
  },
  {
    says: 'comes before a measure',
    weight: 1.8,
    when: (place) => {
      const phrase = phraseAfter(place.tokens, place.at);
      if (/^(?:none|scale)$/.test(place.token.quantity?.measure ?? '') && integer(place)) {
        const head = place.tokens[phrase.end - 1];
        return isMetricWord(head) || isChangeNoun(head);
      }
      return findIn(place.tokens, phrase, (token) => isMetricWord(token) || isChangeNoun(token)) >= 0;
    },
  },
  { says: 'comes before a comparative', weight: 2, when: ({ tokens, at }) => isComparative(tokens[at + 1]) },
  {
    says: 'is what something changed by',
    weight: 2,
    when: (place) =>
      place.before === 'by' &&
      near(place, place.lead - 14, place.lead, (token) => isChangeVerb(token) || isCompareVerb(token)),
  },
  {
    says: 'is what something changed to',
    weight: 1.6,
    when: (place) =>
      /^(?:to|from|→)$/.test(place.before) &&
      near(place, place.lead - 12, place.lead, (token) => isChangeVerb(token) || isChangeNoun(token)),
  },
  {
    says: 'measure in front of the bracket',
    weight: 1.4,
    when: ({ tokens, lead, before }) =>
      before === '(' && findIn(tokens, { start: Math.max(0, lead - 3), end: lead }, isMetricWord) >= 0,
  },
  {
    says: 'in brackets behind a name',
    weight: 0.6,
    when: ({ tokens, lead, before }) =>
      before === '(' && Boolean(tokens[lead - 1] && isName(tokens[lead - 1] as Token)),
  },
  { says: 'belongs to somebody', weight: 1.2, when: ({ tokens, lead }) => Boolean(tokens[lead]?.possessive) },
  {
    says: 'equals a measure',
    weight: 1.8,
    when: ({ tokens, lead, before }) => /^[=:]$/.test(before) && isMetricWord(tokens[lead - 1]),
  },
  {
    says: 'equals a setting',
    weight: -6,
    when: ({ tokens, at, lead }) => {
      const mark = tokens[at - 1]?.text ?? '';
      const name = /^[=<>≤≥≈]$/.test(mark)
        ? tokens[at - 2]
        : /^[=]$/.test(tokens[lead]?.text ?? '')
          ? tokens[lead - 1]
          : undefined;
      return Boolean(
        name?.isWord &&
          (/^(?:p|n|k|t|m|b|d|α|β|λ|σ|τ|ε|γ|θ|η|alpha|beta|lambda|sigma|tau)$/i.test(name.text) || isCondition(name)),
      );
    },
  },
  {
    says: 'compared in its sentence',
    weight: 0.5,
    when: (place) =>
      near(
        place,
        0,
        place.tokens.length,
        (token) => isCompareVerb(token) || /^(?:compared|versus|vs|than|baseline|baselines)$/.test(word(token)),
      ),
  },
  {
    says: 'is a setting',
    weight: -3,
    when: ({ tokens, lead }) => isCondition(tokens[lead]) && !isMetricWord(tokens[lead]),
  },
  {
    says: 'is of a setting',
    weight: -5.2,
    when: ({ tokens, lead, before }) =>
      before === 'of' &&
      isCondition(tokens[lead - 1]) &&
      !isMetricWord(tokens[lead - 1]) &&
      word(tokens[lead - 1]) !== 'number',
  },
  {
    says: 'is a rate that was set',
    weight: -6,
    when: ({ tokens, lead }) =>
      /^(?:learning|dropout|sampling|masking|mask|frame|weight|step)$/.test(word(tokens[lead - 2])) &&
      /^(?:rates?|decay|ratios?|sizes?)$/.test(word(tokens[lead - 1])),
  },
  {
    says: 'counts things',
    weight: -2.4,
    when: (place) => {
      const { token } = place;
      const countable = /^(?:none|scale)$/.test(token.quantity?.measure ?? '') && integer(place);
      const phrase = phraseAfter(place.tokens, place.at);
      return (
        (countable || token.quantity?.measure === 'scale') &&
        findIn(place.tokens, { start: phrase.start, end: Math.min(phrase.end, phrase.start + 5) }, isCounted) >= 0
      );
    },
  },
  {
    says: 'counts out of so many',
    weight: 4.5,
    when: (place) =>
      bare(place) &&
      integer(place) &&
      /^(?:of|out)$/.test(place.next) &&
      near(place, place.at + 2, place.at + 5, (token) => token?.quantity?.measure === 'none'),
  },
  {
    says: 'is the whole that something is counted out of',
    weight: -6,
    when: ({ tokens, lead, before }) =>
      before === 'of' &&
      Boolean(tokens[lead - 1]?.quantity || (word(tokens[lead - 1]) === 'out' && tokens[lead - 2]?.quantity)),
  },
  {
    says: 'is a condition',
    weight: -2.6,
    when: ({ tokens, at, before, token }) =>
      !token.quantity?.word &&
      /^(?:at|under|with|for|@)$/.test(before) &&
      findIn(tokens, { start: at + 1, end: at + 4 }, (token) =>
        /^(?:fpr|sparsity|noise|masking|masked|confidence|compression|pruning|retention|resolution|dropout|iou|ci|recall|budget|budgets|bandwidth|frames|context|threshold|training|data|labels|labeled|probability|bits?|precision|range|distance)$/.test(
          word(token),
        ),
      ) >= 0,
  },
  {
    says: 'is a part of what is used',
    weight: -2.4,
    when: ({ tokens, at, lead, token, before }) =>
      token.quantity?.measure === 'percent' &&
      word(tokens[at + 1]) === 'of' &&
      /^(?:with|using|on|uses?|used|into|comprising|train|trained|training|updating)$/.test(before) &&
      !/^(?:only|just|merely|mere|than|under)$/.test(word(tokens[at - 1])) &&
      lead >= 0,
  },
  {
    says: 'is the size of a device',
    weight: -3,
    when: ({ tokens, at, token }) =>
      token.quantity?.measure === 'unit' &&
      /^(?:gpus?|ram|vram|memory|a100|h100|v100|nvidia|rtx|device)$/.test(word(tokens[at + 1])) &&
      /^(?:on|with|an?|single)$/.test(word(tokens[at - 1])),
  },
  {
    says: 'stands in a formula',
    weight: -6,
    when: ({ tokens, at }) =>
      /^[*/^∝]$/.test(tokens[at + 1]?.text ?? '') ||
      (/^[*/^∝+]$/.test(tokens[at - 1]?.text ?? '') && /^[)\]]$/.test(tokens[at - 2]?.text ?? '')),
  },
  {
    says: 'measures by what it has itself',
    weight: -3,
    when: ({ tokens, at, token }) =>
      token.quantity?.measure === 'times' && /^(?:its|their)$/.test(word(tokens[at + 1])),
  },
  {
    says: 'how much larger something else is',
    weight: -4.5,
    when: (place) =>
      place.token.quantity?.measure === 'times' &&
      /^(?:its|their|the|as|larger|bigger)$/.test(place.next) &&
      /^(?:size|sizes|large|big|length|native|models?|llms|than|parameter)$/.test(word(place.tokens[place.at + 2])) &&
      near(
        place,
        place.at - 6,
        place.at,
        (token) => isCompareVerb(token) || /^(?:models?|baselines|than|llms)$/.test(word(token)),
      ),
  },
  {
    says: 'is a rank',
    weight: -4,
    when: ({ before, tokens, at }) => before === 'top' || word(tokens[at - 1]) === 'top',
  },
  {
    says: 'is a time that it took',
    weight: -1,
    when: ({ token, before }) =>
      token.quantity?.measure === 'time' &&
      /^(?:after|for|in|with|every|per|on)$/.test(before) &&
      !/^(?:under|than|only|just|within)$/.test(before),
  },
  {
    says: 'makes images larger',
    weight: -3.5,
    when: ({ tokens, at, token }) =>
      token.quantity?.measure === 'times' &&
      findIn(tokens, { start: at + 1, end: at + 3 }, (next) =>
        /^(?:upscal|upsampl|downsampl|super-resolution|sr$|zoom|magnif|downscal|resolution)/.test(word(next)),
      ) >= 0,
  },
  {
    says: 'per cent of what is common knowledge',
    weight: -0.6,
    when: (place) => percent(place) && /^(?:the|a|this)$/.test(place.next),
  },
  {
    says: 'ends a list of settings',
    weight: -1.5,
    when: ({ tokens, at }) => tokens[at + 1]?.text === ')' && tokens[at - 1]?.text === '=',
  },
];

/** Judges the number at `at`. */
export function judge(scene: Scene, at: number): Verdict {
  const { tokens } = scene;
  const token = tokens[at];
  if (!token?.quantity) return { score: -9, reasons: ['no number'] };
  const lead = hedgeStart(tokens, at) - 1;
  const place: Place = { tokens, at, token, lead, before: word(tokens[lead]), next: word(tokens[at + 1]) };
  const found = RULES.filter(({ when }) => when(place));
  const role = scene.role === null ? NO_ROLE : (ROLE[scene.form][scene.role] ?? 0);
  const score = found.reduce((sum, { weight }) => sum + weight, BASE[token.quantity.measure] + role);
  return { score, reasons: found.map(({ says, weight }) => `${says} (${weight > 0 ? '+' : ''}${weight})`) };
}
