import type { Measure, Quantity } from './token.ts';

const COUNTS = 'zero one two three four five six seven eight nine ten'.split(' ');
const SHARE: Readonly<Record<string, number>> = { an: 1, half: 0.5, third: 1 / 3, twice: 2 };
const DIGITS = /(?<sign>[-−+]?)(?<digits>\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)/.source;
/** `× 10^-7`, `10⁻⁷`, `e-7` */
const POWER =
  /(?:(?<power>(?:\s?[×x·*]\s?10|(?<=10))(?:\^|(?=[⁻⁰-⁹¹²³]))|[eE])(?<exponent>[-−–+]?\d+(?!\p{L})|[⁻⁰-⁹¹²³]+))?/u
    .source;
const UNCERTAINTY = /(?:\s?(?:±|\+\/?-)\s?[\d.]*\d)?/.source;
/** `half the budget`, `a third of the tokens`, `twice as many`. */
const SHARES = /an(?= orders? )|(?:half|(?<=a )third|twice)(?= (?:of|the|as) )/.source;
const VALUE = new RegExp(`${DIGITS}${POWER}${UNCERTAINTY}|(?<word>${COUNTS.join('|')}|${SHARES})`, 'uy');
const RANGE = /\s?[-–—]\s?(?=[+.]?\d)/y;
/** The units by what they measure. */
const UNITS: readonly (readonly [Measure, RegExp])[] = [
  ['points', /[- ]?(?:absolute )?(?:percent(?:age)?[- ])?(?:points?(?! scale)|pp)(?![\p{L}\d])/uy],
  ['percent', /(?: ?%|[- ]per ?cent)(?![\p{L}\d])/uy],
  ['times', /(?: ?[x×X]|[- ]?fold(?! cross)| times| orders?(?: of magnitude)?)(?![\p{L}\d])/uy],
  ['scale', /(?:[kKMBTG]| [mbtr]+illions?)(?![\p{L}\d])/uy],
  [
    'time',
    /(?: ?(?:[mµμ]s|sec(?:ond)?s?|min(?:ute)?s?|(?:GPU-)?h(?:ou)?rs?|days?|weeks?|months?)|[sh])(?![\p{L}\d])/uy,
  ],
  [
    'unit',
    / ?(?:[kKMGT]i?[Bb](?:ps)?|dB|FPS|fps|[kMG]?Hz|[cmk]?m|°|degrees?|bits?|lines|[GTP]?FLOP[sS]|\p{Ll}+(?:\/s[\w/]*| per second)|\/10{1,2})(?![\p{L}\d])/uy,
  ],
];
const LABEL = /(?:st|nd|rd|th|D|s)(?!-?[\p{L}\d])|:\d+|\s?[x×]\s?\d+|-\p{Ll}+/uy;
const IN_NAME = /-?[\p{L}_]/uy;
/** A year, unless it counts what follows. */
const YEAR = /(?:19|20)\d\d(?![\d.,]*\d| ?[%×x]| \p{Ll}+s\b)s?/uy;

/** A number with its unit. */
export interface Literal {
  readonly quantity: Quantity;
  readonly end: number;
}

type Unit = Pick<Quantity, 'unit' | 'measure'> & { readonly end: number };

/** Finds a pattern at a place and nowhere else. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Reads the number at `at` with all that belongs to it; null where none is, or where it begins a name, as in `4o`. */
export function readNumber(text: string, at: number): Literal | null {
  const low = readValue(text, at);
  if (!low) return null;
  const { end, word, ...value } = low;
  const year = match(YEAR, text, at)?.[0];
  const first = year ? label(at + year.length) : word ? unitOfWord(text, end, word) : readUnit(text, end);
  if (!first) return null;
  const dash = match(RANGE, text, first.end);
  const high = dash && readValue(text, first.end + dash[0].length);
  const last = high && high.value > low.value ? readUnit(text, high.end) : null;
  const { unit, measure } = last?.unit ? last : first;
  return {
    quantity: { ...value, unit, measure, high: high && last ? { value: high.value, span: high.span } : null },
    end: (last ?? first).end,
  };
}

function readValue(text: string, at: number) {
  const found = match(VALUE, text, at);
  const { sign = '', digits = '', power = '', exponent = '', word = '' } = found?.groups ?? {};
  if (!found) return null;
  // By its decimal writing, so that 4.75 and -7 give 4.75e-7 and not its neighbour.
  const mantissa = exponent && /^\^?$/.test(power) ? 1 : digits.replaceAll(',', '');
  const size = Number(`${mantissa}e${exponent.normalize('NFKD').replace(/[−–]/, '-') || 0}`);
  return {
    value: word ? (SHARE[word] ?? COUNTS.indexOf(word)) : /[-−]/.test(sign) ? -size : size,
    decimals: (digits.split('.')[1]?.length ?? 0) + (exponent ? 1 : 0),
    span: [at + Number(sign === '+'), at + (sign + digits + power + exponent + word).length] as const,
    end: at + found[0].length,
    word,
  };
}

const label = (end: number): Unit => ({ unit: null, measure: 'label', end });

function readUnit(text: string, at: number): Unit | null {
  const found = knownUnit(text, at) ?? { unit: null, measure: 'none', end: at };
  const joined = match(LABEL, text, found.end)?.[0];
  if (joined) return label(found.end + joined.length);
  return match(IN_NAME, text, found.end) ? null : found;
}

/** A word counts nothing but units that are words themselves; a share is one by itself. */
function unitOfWord(text: string, at: number, word: string): Unit | null {
  const found = knownUnit(text, at);
  if (found && found.end > at + 3 && found.measure !== 'scale') return found;
  return SHARE[word] ? { unit: 'x', measure: 'times', end: at } : null;
}

function knownUnit(text: string, at: number): Unit | null {
  for (const [measure, pattern] of UNITS) {
    const unit = match(pattern, text, at)?.[0];
    if (unit === undefined) continue;
    const plain = { percent: '%', times: /order/.test(unit) ? 'orders of magnitude' : 'x' }[measure as string];
    return { unit: plain ?? unit.replace(/^[- ]+/, ''), measure, end: at + unit.length };
  }
  return null;
}
