/** `1 paper`, `2 papers`, `20,000 papers`. */
export function counted(count: number, word: string): string {
  return `${number(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** `20,000` */
export function number(count: number): string {
  return count.toLocaleString('en-US');
}
