import type { Form, Role } from '../roles/role.ts';
import { leadOf, type Scene } from './tag.ts';
import type { Measure, Quantity } from './token.ts';

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
  none: -1.7,
  label: -9,
};

const ROLE: Readonly<Record<Form, Readonly<Partial<Record<Role, number>>>>> = {
  summary: { what: -1.2, objective: -1.2, method: -1.5, results: 0.6, implication: -0.6 },
  abstract: { background: -1.8, objective: -0.6, method: -0.4, results: 0.5, implication: 0 },
};
const NO_ROLE = -3;
/** How far a number's neighbours reach, in tokens. */
const NEAR = 40;

interface Place {
  readonly quantity: Quantity;
  readonly whole: boolean;
  /** The tags before the number and its hedges, and behind it. */
  readonly left: string;
  readonly right: string;
  readonly tags: string;
  /** The word so many tokens from the number; what leads to it, hedges skipped. */
  word(step: number): string;
  readonly lead: string;
  readonly leadBefore: string;
}

type Rule = readonly [weight: number, says: string, when: (place: Place) => boolean];

const NOUN = '[XLMWPZAJnGs(]';
const SAVED = /^(?:only|just|mere|merely|than|under|within)$/;

const RULES: readonly Rule[] = [
  [2.6, 'has decimals', ({ quantity, whole }) => quantity.measure === 'none' && !whole],
  [0.9, 'has a sign', ({ quantity }) => quantity.signed],
  [1.3, 'is achieved', ({ left }) => /[RC]$/.test(left)],
  [2, 'follows a measure', ({ left }) => /M$/.test(left)],
  [2.2, 'is of a measure', ({ left }) => /[MG](?:[XLMWPAJnGs]|\([XM]\))*o$/.test(left)],
  [
    1.8,
    'comes before a measure',
    ({ quantity, whole, right }) =>
      whole && /none|scale/.test(quantity.measure)
        ? new RegExp(`^${NOUN}*[MG](?!${NOUN})`).test(right)
        : new RegExp(`^${NOUN}*[MG]`).test(right),
  ],
  [2, 'comes before a comparative', ({ right }) => right.startsWith('J')],
  [2, 'is what something changed by', ({ left }) => /[CKG].{0,14}b$/.test(left)],
  [1.6, 'is what something changed to', ({ left }) => /[CG].{0,12}[tf→]$/.test(left)],
  [1.4, 'measure in front of the bracket', ({ left }) => /M[^,;]{0,2}\($/.test(left)],
  [0.6, 'in brackets behind a name', ({ left }) => /[XL]\($/.test(left)],
  [1.2, 'belongs to somebody', ({ left }) => left.endsWith('s')],
  [1.8, 'equals a measure', ({ left }) => /M[=:]$/.test(left)],
  [
    -6,
    'equals a setting',
    ({ left, lead, word }) =>
      /Z=$/.test(left) || (word(-1) === '=' && /@|iou/.test(word(-2))) || /^[pnkmtαβλστ]$/.test(lead),
  ],
  [0.5, 'compared in its sentence', ({ tags }) => /[Khdg]/.test(tags)],
  [-3, 'is a setting', ({ left }) => left.endsWith('Z')],
  [
    -5.2,
    'is of a setting',
    ({ left, leadBefore, word }) => /Zo$/.test(left) && !/number|size/.test(leadBefore) && word(-3) !== 'correlation',
  ],
  [
    -6,
    'is a rate that was set',
    ({ word, lead, leadBefore }) =>
      /rate|decay|ratio/.test(leadBefore) &&
      lead === 'of' &&
      (/^(?:learning|dropout|sampling|masking|frame|weight)$/.test(word(-3)) || word(-4) === 'at'),
  ],
  [
    -2.4,
    'counts things',
    ({ quantity, whole, right }) =>
      whole && /none|scale/.test(quantity.measure) && new RegExp(`^${NOUN}*[XLWPZAn](?!${NOUN})`).test(right),
  ],
  [
    4.5,
    'counts out of so many',
    ({ quantity, whole, right }) => quantity.measure === 'none' && whole && /^W?oD?N/.test(right),
  ],
  [-6, 'what is counted out of', ({ left }) => /NW?oD?$/.test(left)],
  [
    -3.6,
    'is a condition',
    ({ left, word }) =>
      /[awr]$/.test(left) &&
      /\d/.test(word(0)) &&
      [1, 2, 3].some((step) =>
        /^(?:fpr|sparsity|noise|mask\w*|confidence|compression|pruning|resolution|dropout|iou|recall|budgets?|bandwidth|frames|context|threshold|training|data|label\w*|probability|bits?|precision|range|distance)$/.test(
          word(step),
        ),
      ),
  ],
  [
    -2.4,
    'is a part of what is used',
    ({ quantity, word, left, lead }) =>
      quantity.measure === 'percent' &&
      word(1) === 'of' &&
      (/w$|^[^Kv]*e$|[Kv].{15,}e$/.test(left) || /^(?:us|train|compris|updat|introduc|inject|add|mix)/.test(lead)) &&
      !SAVED.test(word(-1)),
  ],
  [
    -4,
    'is how often',
    ({ quantity, lead }) => quantity.measure === 'times' && /^(?:repeat|sampl|iterat|run)/.test(lead),
  ],
  [-4, 'is a rank', ({ word }) => word(-1) === 'top'],
  [
    1,
    'is a short time',
    ({ quantity, word, lead }) => quantity.measure === 'time' && SAVED.test(word(-1)) && /^(?:in|to|with)$/.test(lead),
  ],
  [3.2, 'is what is left of a change', ({ left }) => /[CG].{0,14}bH*Nt$/.test(left)],
  [
    2.8,
    'is a rate that is achieved',
    ({ lead, word }) =>
      /^(?:achiev|reach|attain|sustain|deliver)/.test(lead) && [2, 3, 4].some((step) => word(step) === 'per'),
  ],
  [
    -1,
    'is a time that it took',
    ({ quantity, word, lead }) =>
      quantity.measure === 'time' && /^(?:after|for|in|with|every|per|on)$/.test(lead) && !SAVED.test(word(-1)),
  ],
  [
    -3.5,
    'makes images larger',
    ({ quantity, word }) => quantity.measure === 'times' && /^(?:up|down|super|resolution|zoom)/.test(word(1)),
  ],
  [
    -0.6,
    'of what is there',
    ({ quantity, word }) => quantity.measure === 'percent' && /^(?:the|a|this)$/.test(word(1)),
  ],
  [
    -6,
    'stands in a formula',
    ({ word, right }) =>
      (/^[*/^∝]$/.test(word(1)) && !/^\/H*N/.test(right)) || (/^[*/^∝+]$/.test(word(-1)) && /^[)\]]$/.test(word(-2))),
  ],
  [
    -4.5,
    'is how large something is',
    ({ quantity, word }) =>
      quantity.measure === 'times' &&
      /^(?:its|their|larger|bigger|the)$/.test(word(1)) &&
      /^(?:size|native|length|models?|llms|than|original)$/.test(word(2)),
  ],
  [
    -3,
    'is the size of a device',
    ({ quantity, left, word }) =>
      quantity.measure === 'unit' &&
      (/[ewr]$/.test(left) || word(1) !== 'memory') &&
      /^(?:gpus?|v?ram|memory|nvidia|rtx|[ahv]\d00)$/.test(word(1)),
  ],
];

/** Judges the number at `at`. */
export function judge({ tokens, tags, role, form }: Scene, at: number): Verdict {
  const quantity = tokens[at]?.quantity;
  if (!quantity) return { score: -9, reasons: [] };
  const lead = leadOf(tags, at);
  const left = tags.slice(Math.max(0, lead - NEAR), lead + 1);
  const word = (step: number) => tokens[at + step]?.lower ?? '';
  const place: Place = {
    quantity,
    whole: quantity.decimals === 0 && /\d/.test(word(0)),
    left,
    right: tags.slice(at + 1, at + 12),
    tags: tags.slice(Math.max(0, at - NEAR), at + NEAR),
    word,
    lead: tokens[lead]?.lower ?? '',
    leadBefore: tokens[lead - 1]?.lower ?? '',
  };
  const found = RULES.filter(([, , when]) => when(place));
  const start = BASE[quantity.measure] + (role === null ? NO_ROLE : (ROLE[form][role] ?? 0));
  return {
    score: found.reduce((sum, [weight]) => sum + weight, start),
    reasons: found.map(([weight, says]) => `${says} (${weight})`),
  };
}
