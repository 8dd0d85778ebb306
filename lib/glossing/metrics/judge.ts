import type { Form, Role } from '../roles/role.ts';
import { leadOf, type Scene } from './tag.ts';
import type { Measure } from './token.ts';

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

/**
 * A reason with its weight, and how a number looks that has it: the tags before it, `<` its measure `>` the tags behind
 * it, `#` the words before it, `<` what hedges it `>` the words behind it. A point behind the measure tells that the
 * number is no whole one in digits.
 */
type Rule = readonly [weight: number, says: string, looks: RegExp];

const NOUN = '[XLMWPZAJnGs(]';
const COUNT = '<(?:none|scale)>';

const RULES: readonly Rule[] = [
  [2.6, 'has decimals', /<none\./],
  [1.3, 'is achieved', /[RC]</],
  [2, 'follows a measure', /M</],
  [2.2, 'is of a measure', /[MG](?:[XLMWPAJnGs]|\([XM]\))*o</],
  [1.8, 'comes before a measure', new RegExp(`^(?:(?!.*${COUNT}).*>${NOUN}*[MG]|.*>${NOUN}*[MG](?!${NOUN}))`)],
  [2, 'comes before a comparative', />J/],
  [2, 'is what something changed by', /[CKG].{0,14}b</],
  [1.6, 'is what something changed to', /[CG].{0,12}[tf→]</],
  [3.2, 'is what is left of a change', /[CG].{0,14}bH*Nt</],
  [1.4, 'measure in front of the bracket', /M[^,;]{0,2}\(</],
  [-6, 'equals a setting', /Z=<|(?:@|iou)\S* = <| [pnkmtαβλστ] </],
  [0.5, 'compared in its sentence', /^[^#]*[Khdg]/],
  [-5.2, 'is of a setting', /Zo<[^#]*#(?!.*(?:number|size|correlation).*<)/],
  [
    -6,
    'is a rate that was set',
    / (?:at \S+|learning|dropout|sampling|masking|frame|weight) (?:rate|decay|ratio) of </,
  ],
  [-2.4, 'counts things', new RegExp(`${COUNT}${NOUN}*[XLWPZAn](?!${NOUN})`)],
  [4.5, 'counts out of so many', /<none>W?oD?N/],
  [
    -3.6,
    'is a condition',
    /[awr]<(?!times)[^#]*#.*> (?:\S+ ){0,2}(?:fpr|sparsity|noise|mask\w*|resolution|iou|recall|budgets?|context|training|data|label\w*|bits?|precision|range|distance) /,
  ],
  [
    -2.4,
    'is a part of what is used',
    /<percent.* (?:with|(?:us|train|compris|introduc|add)\w*) <[^>]*(?<!only|just|merely|than)> of /,
  ],
  [-4, 'is a rank', /top> /],
  [1, 'is a short time', /<time\b.*\b(?:only|just|merely?|than|under|within)> /],
  [2.8, 'is a rate that is achieved', / (?:achiev|reach|attain|sustain|deliver)\w* <[^>]*> (?:\S+ ){1,3}per /],
  [
    -1,
    'is a time that it took',
    /<time\b.* (?:after|for|in|with|every|per|on) <[^>]*(?<!only|just|mere|merely|than|under|within)> /,
  ],
  [
    -4,
    'is how large something is',
    /<times.*> (?:up|super|(?:its|their|larger|the) (?:size|native|length|models?|llms|than|original))/,
  ],
  [-6, 'stands in a formula', /#.*(?:> (?:[*^∝]|\/(?! [+\d.])) |[)\]] [*/^∝+] <)/],
  [-3, 'is the size of a device', /<unit.*> (?:gpus?|v?ram|nvidia|rtx|[ahv]\d00) |[ewr]<unit.*> memory /],
];

/** Judges the number at `at`. */
export function judge({ tokens, tags, role, form }: Scene, at: number): Verdict {
  const quantity = tokens[at]?.quantity;
  if (!quantity) return { score: -9, reasons: [] };
  const { measure, decimals } = quantity;
  const lead = leadOf(tags, at) + 1;
  const words = (from: number, to: number) =>
    tokens
      .slice(Math.max(0, from), to)
      .map(({ lower }) => lower)
      .join(' ');
  const whole = decimals === 0 && /\d/.test(words(at, at + 1));
  const looks =
    `${tags.slice(Math.max(0, lead - NEAR), lead)}<${measure}${whole ? '' : '.'}>${tags.slice(at + 1, at + NEAR)}` +
    `# ${words(lead - 4, lead)} <${words(lead, at)}> ${words(at + 1, at + 5)} `;
  const found = RULES.filter(([, , pattern]) => pattern.test(looks));
  const start = BASE[measure] + (role === null ? NO_ROLE : (ROLE[form][role] ?? 0));
  return {
    score: found.reduce((sum, [weight]) => sum + weight, start),
    reasons: found.map(([weight, says]) => `${says} (${weight})`),
  };
}
