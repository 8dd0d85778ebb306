import type { SectionName } from '../../core/gloss.ts';

/** What a text is: a paper's own abstract, or somebody's summary of it. */
export type Form = 'abstract' | 'summary';

/** The roles a sentence plays, in the order that each form has them. */
export const ROLES = {
  abstract: ['background', 'objective', 'method', 'results', 'implication'],
  summary: ['what', 'objective', 'method', 'results', 'implication'],
} as const satisfies Record<Form, readonly SectionName[]>;

export type Role = (typeof ROLES)[Form][number];

/** How strongly something speaks for each role, or against it, by the role's first letter; logarithms, 4 to a natural one. */
export type Votes = Readonly<Record<string, number>>;

/** `o2 b-1`: two for the objective, one against background. */
export function votes(written: string): Votes {
  return Object.fromEntries(written.split(' ').map((vote) => [vote[0], Number(vote.slice(1))]));
}
