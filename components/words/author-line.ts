/** A collaboration names thousands; those who want them all find them on the paper's page. */
const MOST_AUTHORS = 12;

/** The authors by their full names, as many as anybody reads. */
export function authorLine(authors: readonly string[]): string {
  const rest = authors.length - MOST_AUTHORS;
  const named = authors.slice(0, MOST_AUTHORS).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
}
