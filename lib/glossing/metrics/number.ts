import type { Measure, Quantity } from './token.ts';
import { measureOf } from './units.ts';

const DIGITS = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/y;
const POWER = /\s?[×x·*]\s?10(?:\^([-−–]?\d+)|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))/y;
const EXPONENT = /[eE]([-−+]?\d{1,3})(?![\p{L}\d])/uy;
const OF_TEN = /\^([-−–]?\d+)|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/y;
const RANGE = /\s?[-–—]\s?(?=[~+]?\.?\d)[~+]?/y;
const DIMENSION = /\s?[x×]\s?\d+/y;
const UNCERTAIN = /\s?(?:±|\+\/-|\+-)\s?\d+(?:\.\d+)?/y;
const ORDINAL = /(?:st|nd|rd|th|D)(?![\p{L}\d])/uy;
const DECADE = /s(?![\p{L}\d])/uy;
const SUFFIX = /[%×°]|[\p{L}µ][\p{L}µ/.]*/uy;
const HYPHENED = /-([\p{L}]+)/uy;
/** What makes a name of a label: `3D-AJ`. */
const JOINED_NAME = /^-\p{L}/u;
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What a number that begins at `at` is; null where it is the beginning of a name, as in `4o`. */
export interface Literal {
  readonly quantity: Quantity;
  /** Where what follows the number and its unit begins. */
  readonly end: number;
}

interface Plain {
  readonly value: number;
  readonly decimals: number;
  readonly end: number;
}

/** Reads a number with all that belongs to it: powers of ten, range, uncertainty, unit. `at` may be a sign's place. */
export function readNumber(text: string, at: number): Literal | null {
  const signed = /[-−+]/.test(text[at] ?? '');
  const minus = /[-−]/.test(text[at] ?? '');
  const low = readPlain(text, at + (signed ? 1 : 0));
  if (!low) return null;
  const span = [minus ? at : at + (signed ? 1 : 0), low.end] as const;
  const base = { value: minus ? -low.value : low.value, decimals: low.decimals, span, signed, word: false } as const;
  if (isLabel(text, low)) {
    const end = labelEnd(text, low.end);
    return JOINED_NAME.test(text.slice(end, end + 2)) ? null : label(base, end);
  }
  const first = readUnit(text, afterUncertainty(text, low.end));
  if (!first) return null;
  const high = readHigh(text, first.end, low, first);
  if (!high)
    return {
      quantity: { ...base, high: null, highSpan: null, unit: first.unit, measure: first.measure },
      end: first.end,
    };
  const { unit, measure } = high.unit;
  return {
    quantity: {
      ...base,
      high: high.value,
      highSpan: high.span,
      unit: unit ?? first.unit,
      measure: unit ? measure : first.measure,
    },
    end: high.unit.end,
  };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readPlain(text: string, at: number): Plain | null {
  const digits = match(DIGITS, text, at);
  if (!digits) return null;
  let value = Number(digits[0].replaceAll(',', ''));
  let end = at + digits[0].length;
  const decimals = digits[0].split('.')[1]?.length ?? 0;
  const power = match(POWER, text, end) ?? (digits[0] === '10' ? match(OF_TEN, text, end) : null);
  if (power) {
    const exponent = power[1] ? Number(power[1].replace(/[−–]/, '-')) : fromSuperscript(power[2] ?? '');
    value = scaled(digits[0] === '10' && !power[0].includes('10') ? 1 : value, exponent);
    end += power[0].length;
    return { value, decimals: Math.max(1, decimals), end };
  }
  const exponent = match(EXPONENT, text, end);
  if (exponent) {
    value = scaled(value, Number((exponent[1] ?? '').replace('−', '-')));
    end += exponent[0].length;
    return { value, decimals: Math.max(1, decimals), end };
  }
  return { value, decimals, end };
}

/** Through its decimal form, so that 4.75 and -7 give 4.75e-7 and not its neighbour. */
function scaled(value: number, exponent: number): number {
  return Number(`${value}e${exponent}`);
}

function fromSuperscript(digits: string): number {
  const plain = [...digits.replace('⁻', '')].map((digit) => SUPERSCRIPT.indexOf(digit)).join('');
  return Number(plain) * (digits.startsWith('⁻') ? -1 : 1);
}

function isLabel(text: string, { value, decimals, end }: Plain): boolean {
  if (match(ORDINAL, text, end) || match(DIMENSION, text, end)) return true;
  if (decimals > 0 || value < 1900 || value > 2100) return false;
  return (
    match(DECADE, text, end) !== null ||
    !/^\s?(?:[%×x]|\p{Ll}+s\b)/u.test(text.slice(end, end + 20)) ||
    /^ (?:and|to|in|by|with|for|that|was|is)\b/.test(text.slice(end, end + 6))
  );
}

function labelEnd(text: string, from: number): number {
  let end = from;
  while (/[\p{L}\d×]/u.test(text[end] ?? '')) end += 1;
  return end;
}

function label(base: Omit<Quantity, 'high' | 'highSpan' | 'unit' | 'measure'>, end: number): Literal {
  return { quantity: { ...base, high: null, highSpan: null, unit: null, measure: 'label' }, end };
}

function afterUncertainty(text: string, end: number): number {
  return end + (match(UNCERTAIN, text, end)?.[0].length ?? 0);
}

interface Unit {
  readonly unit: string | null;
  readonly measure: Measure;
  readonly end: number;
}

/** The unit after a number; null where letters follow that make it a name. */
function readUnit(text: string, at: number): Unit | null {
  const hyphened = match(HYPHENED, text, at);
  if (hyphened && /^\p{Lu}/u.test(hyphened[1] ?? '')) return null;
  if (hyphened) return hyphenedUnit(hyphened[1] ?? '', at + hyphened[0].length);
  const attached = match(SUFFIX, text, at);
  if (attached) return attachedUnit(text, attached[0].replace(/[./]+$/, ''), at);
  if (text[at] !== ' ') return { unit: null, measure: 'none', end: at };
  const points = /^ ?(?:(?:absolute|relative|full|whole) )?(?:percentage[- ]points?|percent[- ]points?|% points?)/.exec(
    text.slice(at, at + 40),
  );
  if (points) return { unit: points[0].trim(), measure: 'points', end: at + points[0].length };
  const apart = match(SUFFIX, text, at + 1)?.[0].replace(/[./]+$/, '') ?? '';
  const per =
    /^(?:tokens?|tok|frames?|samples?|images?|queries|requests?|steps|iterations|words|items)(?:\/[\w/]+| per second| per sec\b)/.exec(
      text.slice(at + 1, at + 40),
    );
  if (per) return { unit: per[0], measure: 'unit', end: at + 1 + per[0].length };
  const measure = measureOf(apart, true);
  return measure ? joined(text, apart, measure, at + 1 + apart.length) : { unit: null, measure: 'none', end: at };
}

function hyphenedUnit(word: string, end: number): Unit {
  if (word === 'fold' || word === 'times') return { unit: 'x', measure: 'times', end };
  if (/^(?:points?|pp|pt)$/.test(word)) return { unit: 'points', measure: 'points', end };
  if (word === 'percent' || word === 'percentage') return { unit: '%', measure: 'percent', end };
  return { unit: word, measure: 'adjective', end };
}

function attachedUnit(text: string, unit: string, at: number): Unit | null {
  const measure = measureOf(unit, false);
  if (!measure) return null;
  const end = at + unit.length;
  return /[\p{L}\d]/u.test(text[end] ?? '') ? null : joined(text, unit, measure, end);
}

/** `128K-length` is a length; `45% points` are points; `4.1 million` stays a count. */
function joined(text: string, unit: string, measure: Measure, end: number): Unit {
  if (measure === 'percent') {
    const points = /^[- ](?:absolute )?points?\b/.exec(text.slice(end, end + 20));
    if (points) return { unit: `${unit}${points[0]}`, measure: 'points', end: end + points[0].length };
    return { unit: '%', measure, end };
  }
  const hyphened = match(HYPHENED, text, end);
  if (hyphened && measure !== 'times')
    return { unit: hyphened[1] ?? '', measure: 'adjective', end: end + hyphened[0].length };
  return { unit: measure === 'times' ? 'x' : unit, measure, end };
}

interface High {
  readonly value: number;
  readonly span: readonly [number, number];
  readonly unit: Unit;
}

/** The upper end of `3-5x` or `1.4pp–3.5pp`; never of `2019-2021`, nor of what falls. */
function readHigh(text: string, at: number, low: Plain, unit: Unit): High | null {
  const dash = unit.measure === 'adjective' ? null : match(RANGE, text, at);
  if (!dash) return null;
  const start = at + dash[0].length;
  const high = readPlain(text, start);
  if (!high || high.value <= low.value) return null;
  const own = readUnit(text, afterUncertainty(text, high.end));
  return own ? { value: high.value, span: [start, high.end], unit: own } : null;
}
