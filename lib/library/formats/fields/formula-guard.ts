/**
 * What a spreadsheet takes for a formula: it begins with `= + - @`, a tab or a break, and stands at the beginning of a cell or
 * after anything that begins a cell where commas, quotes or breaks are read another way (semicolons part cells in half
 * of Europe). OWASP, "CSV Injection"; ASVS 1.2.10. Full-width forms count where the keyboard has them.
 */
const START = String.raw`(?<=^|[,;|\t\r\n"])( *)`;
const FORMULA = String.raw`('*)(?=[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20])`;

const TO_GUARD = new RegExp(START + FORMULA, 'g');
const GUARDED = new RegExp(`${START}'${FORMULA}`, 'g');

/** The text with a `'` before whatever a spreadsheet would take for a formula. Linear. */
export function guardFormulas(text: string): string {
  return text.replace(TO_GUARD, "$1'$2");
}

/** Takes off what `guardFormulas` put there, no more. */
export function unguardFormulas(text: string): string {
  return text.replace(GUARDED, '$1$2');
}
