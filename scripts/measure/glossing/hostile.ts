/** Texts made to cost a reader of results time: what is repeated opens something that never closes, or nearly matches. */
export const HOSTILE: Readonly<Record<string, string>> = {
  brackets: '(',
  quotes: '“a" ',
  dollars: '$a ',
  commands: '\\textbf{',
  digits: '1',
  'digits with commas': '1,',
  decimals: '0.1.',
  ranges: '1-2–',
  percents: '5% and ',
  changes: 'from 5% to ',
  comparisons: 'outperforming 5% over ',
  contrasts: 'while X reaches 5 ',
  respectively: '1, 2 and respectively ',
  hedges: 'up to about ',
  'letters and hyphens': 'a-',
  capitals: 'A. ',
  markers: '1) ',
  'one long word': 'a',
  blanks: ' ',
  sentences: 'It reaches 91.2% accuracy on A, outperforming B (80%). ',
};

/** A text of at least so many UTF-16 units. */
export function hostileText(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}
