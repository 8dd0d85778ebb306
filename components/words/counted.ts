/** `1 paper`, `2 papers`, `20,000 papers`. */
export function counted(count: number, word: string, words: string = `${word}s`): string {
  return `${number(count)} ${count === 1 ? word : words}`;
}

/** `20,000` */
export function number(count: number): string {
  return count.toLocaleString('en-US');
}
