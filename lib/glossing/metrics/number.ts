import type { Measure, Quantity } from './token.ts';

const DIGITS = '(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)';
const POWER =
  '\\s?[×x·*]\\s?10(?:\\^[-−–]?\\d+|[-−–]\\d+|[⁻⁰-⁹¹²³]+)|[eE][-−+]?\\d{1,3}(?![\\p{L}\\d])|(?<=10)(?:\\^[-−–]?\\d+|[⁻⁰-⁹¹²³]+)';
const VALUE = new RegExp(`(?<sign>[-−+]?)(?<digits>${DIGITS})(?<power>${POWER})?`, 'uy');
const UNCERTAINTY = new RegExp(`\\s?(?:±|\\+/?-)\\s?${DIGITS}`, 'y');
const RANGE = /\s?[-–—]\s?~?(?=\+?\.?\d)/y;
/** The units by what they measure; a blank may stand before those that are no single letter. */
const UNIT = new RegExp(
  `(?:(?<points>[- ]?(?:(?:absolute|full) )?(?:(?:percentage|percent|%)[- ])?points?|[ -]?(?:pp|pts|ppt)|%[- ](?:absolute )?points?)|` +
    `(?<percent> ?%|[- ]per ?cent)|(?<times> ?[x×X]|[- ](?:fold|times))|` +
    `(?<scale>[kKMBTG]|bn| (?:hundred|thousand|million|billion|trillion)s?)|` +
    `(?<time> ?(?:ms|[µμn]s|sec|mins?|hrs?|(?:milli)?seconds?|minutes?|hours?|days?|weeks?|months?|GPU-hours?)|s|h)|` +
    `(?<unit> ?(?:[kKMGT]i?[Bb]|[KMG]bps|dBm?|[fF][pP][sS]|[kMG]?Hz|k?Wh?|mJ|kJ|[cmk]m|px|nm|°|deg(?:rees?)?|bits?|bytes?|[GTP]?(?:FLOPs|FLOPS|MACs)|mAP|(?:tokens?|tok|frames?|samples?|images?|queries|requests?)(?:/[\\w/]+| per second)|\\/10{1,2}|USD|lines|rad(?:ians)?|kg|eV)|m))(?![\\p{L}\\d])`,
  'uy',
);
const LABEL = /(?:st|nd|rd|th|D|s)(?![\p{L}\d])|:\d+|\s?[x×]\s?\d+|-\p{L}+/uy;
/** A year, unless it counts what follows. */
const YEAR = /^(?:19|20)\d\d(?! ?[%×x]| \p{Ll}+s\b)/u;

/** A number with its unit. */
export interface Literal {
  readonly quantity: Quantity;
  readonly end: number;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Reads the number at `at` with all that belongs to it; null where none is, or where it begins a name, as in `4o`. */
export function readNumber(text: string, at: number): Literal | null {
  const low = readValue(text, at);
  if (!low) return null;
  const { value, signed, decimals, span } = low;
  const base = { value, signed, decimals, span, high: null };
  const first = readUnit(text, low.end, decimals === 0 && YEAR.test(text.slice(span[0], span[0] + 20)));
  if (!first) return null;
  const dash = first.measure === 'label' ? null : match(RANGE, text, first.end);
  const high = dash && readValue(text, first.end + dash[0].length);
  const last = high && high.value > value && readUnit(text, high.end, false);
  if (!high || !last) return { quantity: { ...base, unit: first.unit, measure: first.measure }, end: first.end };
  const { unit, measure } = last.unit === null ? first : last;
  return { quantity: { ...base, unit, measure, high: { value: high.value, span: high.span } }, end: last.end };
}

function readValue(text: string, at: number) {
  const found = match(VALUE, text, at);
  const { sign = '', digits = '', power = '' } = found?.groups ?? {};
  if (!found) return null;
  const end = at + found[0].length;
  const minus = /[-−]/.test(sign);
  const size = power ? scaled(digits, power) : Number(digits.replaceAll(',', ''));
  const decimals = (digits.split('.')[1]?.length ?? 0) + (power ? 1 : 0);
  const span = [minus ? at : at + sign.length, end] as const;
  return {
    value: minus ? -size : size,
    signed: sign !== '',
    decimals,
    span,
    end: end + (match(UNCERTAINTY, text, end)?.[0].length ?? 0),
  };
}

/** By its decimal writing, so that 4.75 and -7 give 4.75e-7 and not its neighbour. */
function scaled(digits: string, power: string): number {
  const exponent = power
    .normalize('NFKD')
    .replace(/^\s?[×x·*]\s?10/, '')
    .replace(/[^-−–\d]/g, '')
    .replace(/[−–]/, '-');
  return Number(`${/^[\^⁻⁰-⁹¹²³]/.test(power) ? 1 : digits.replaceAll(',', '')}e${exponent}`);
}

function readUnit(
  text: string,
  at: number,
  year: boolean,
): { readonly unit: string | null; readonly measure: Measure; readonly end: number } | null {
  if (year) return { unit: null, measure: 'label', end: at + (text[at] === 's' ? 1 : 0) };
  const found = match(UNIT, text, at);
  const [measure, unit = ''] = Object.entries(found?.groups ?? {}).find(([, part]) => part !== undefined) ?? [];
  const end = at + (found?.[0].length ?? 0);
  const label = measure === 'points' || measure === 'times' ? null : match(LABEL, text, end);
  if (label)
    return /^-\p{Lu}/u.test(label[0]) || /^-\p{L}/u.test(text.slice(end + label[0].length))
      ? null
      : { unit: null, measure: 'label', end: end + label[0].length };
  if (!measure) return /[\p{L}_]/u.test(text[at] ?? '') ? null : { unit: null, measure: 'none', end: at };
  const plain = measure === 'times' ? 'x' : measure === 'percent' ? '%' : unit.replace(/^[- ]/, '');
  return { unit: plain, measure: measure as Measure, end };
}
