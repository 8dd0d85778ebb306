/** What a number is counted in, as far as it decides whether the number is a result. */
export type Measure =
  | 'percent'
  | 'points'
  | 'times'
  /** `k`, `M`, `billion`: counts of things. */
  | 'scale'
  | 'time'
  /** Any other unit of measure: `GB`, `dB`, `tokens/s`. */
  | 'unit'
  | 'none'
  /** No quantity: joined to what it counts (`4-bit`), an ordinal, a year, the size of an image. */
  | 'label';

export type Span = readonly [start: number, end: number];

/** A number as printed, with what belongs to it. */
export interface Quantity {
  readonly value: number;
  readonly unit: string | null;
  readonly measure: Measure;
  /** Digits after the decimal point. */
  readonly decimals: number;
  /** Where the value stands, without its unit, in units of the readable text. */
  readonly span: Span;
  /** The upper end of a range. */
  readonly high: { readonly value: number; readonly span: Span } | null;
}

/** A word, a number or a mark of a sentence; places in units of the readable text. */
export interface Token {
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly quantity: Quantity | null;
}
