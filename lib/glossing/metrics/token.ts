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
  | 'money'
  | 'none'
  /** Joined to what it counts: `4-bit`, `16-frame`. */
  | 'adjective'
  /** Of no use as a quantity: ordinals, years, sizes of images, list markers. */
  | 'label';

/** A number as printed, with what belongs to it. */
export interface Quantity {
  readonly value: number;
  /** Upper end of a range. */
  readonly high: number | null;
  readonly unit: string | null;
  readonly measure: Measure;
  /** Digits after the decimal point; a word has none. */
  readonly decimals: number;
  /** Where the value stands (not its unit), in units of the readable text; likewise the upper end. */
  readonly span: readonly [start: number, end: number];
  readonly highSpan: readonly [start: number, end: number] | null;
  readonly signed: boolean;
  readonly word: boolean;
}

/** A word, a number or a mark of a sentence; places in units of the readable text. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly quantity: Quantity | null;
  readonly isWord: boolean;
  /** `Mamba's` is the word `Mamba`, possessive. */
  readonly possessive: boolean;
}
