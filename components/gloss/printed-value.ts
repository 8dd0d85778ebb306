import type { Metric } from '../../lib/core/gloss.ts';

/** `40,960`, `1.30`, `3e-16`, `2.7 × 10³` */
const PRINTED = /(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:e[-+]?\d+)?)(?:\s*[×x]\s*10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/gi;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺';
const PLAIN = '0123456789-+';

function exponent(superscript: string | undefined): string {
  return superscript ? `e${[...superscript].map((sign) => PLAIN[SUPERSCRIPTS.indexOf(sign)]).join('')}` : '';
}

/** A number as `quote` prints it (`1.30`, not 1.3); as plain digits where the quote does not have it. */
export function printedNumber(value: number, quote: string): string {
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  for (const [printed, digits = '', superscript] of quote.matchAll(PRINTED)) {
    if (Number(digits.replaceAll(',', '') + exponent(superscript)) === size) return sign + printed;
  }
  return sign + (size >= 10_000 && size < 1e15 ? size.toLocaleString('en-US') : String(size));
}

/** A metric's number as its quote prints it; a range as `62–78`. */
export function printedValue(metric: Pick<Metric, 'value' | 'valueHigh' | 'quote'>): string {
  const low = printedNumber(metric.value, metric.quote);
  return metric.valueHigh === null ? low : `${low}–${printedNumber(metric.valueHigh, metric.quote)}`;
}

/** A number with its unit: `91.3%`, `6.75x fewer`, `12 M`. */
export function withUnit(number: string, unit: string | null): string {
  if (!unit) return number;
  if (unit === 'percentage points') return `${number} points`; // a row has no room for it; the sentence it opens has
  if (unit === 'x' && number.includes('×')) return `${number} times`;
  const close = /^(?:%|x\b)/.test(unit) && !number.includes('×');
  return close ? number + unit : `${number} ${unit}`;
}
