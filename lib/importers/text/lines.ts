/** A line of a document. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The lines of a text without what ends them. */
export function linesOf(text: string): Line[] {
  return text.split('\n').map((line, at) => ({ number: at + 1, text: line }));
}

/** The words of a heading, `#` and what is no letter in front of them dropped; null for any other line. */
export function headingOf(line: string): { readonly level: number; readonly words: string } | null {
  const match = /^(#{1,6})\s+(\S.*)$/.exec(line);
  if (!match) return null;
  const words = (match[2] ?? '').replace(/^[^\p{L}\p{N}"“'(]+/u, '').trimEnd();
  return { level: match[1]?.length ?? 1, words };
}
