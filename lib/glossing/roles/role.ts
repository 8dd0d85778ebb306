import type { SectionName } from '../../core/gloss.ts';

/** What a text is: a paper's own abstract, or somebody's summary of it. */
export type Form = 'abstract' | 'summary';

/** The roles a sentence plays, in the order that each form has them. */
export const ROLES = {
  abstract: ['background', 'objective', 'method', 'results', 'implication'],
  summary: ['what', 'objective', 'method', 'results', 'implication'],
} as const satisfies Record<Form, readonly SectionName[]>;

export type Role = (typeof ROLES)[Form][number];

/** How strongly something speaks for each role; against it where negative. Natural logarithms, set by hand. */
export type Votes = Partial<Readonly<Record<Role, number>>>;

/** What speaks for or against a role, with the words that show it to a reader. */
export interface Cue {
  readonly says: string;
  /** Runs on the sentence as readers see it, in lower case, without its list marker. */
  readonly when: RegExp;
  readonly votes: Votes;
}

/** How a form is decided: its cues, where its roles stand, and how they follow one another. */
export interface RoleModel {
  readonly roles: readonly Role[];
  readonly cues: readonly Cue[];
  /** Votes of a sentence's place among `count` sentences. */
  place(at: number, count: number): Votes;
  /** Vote for `next` following `previous`; for opening the text where that is null. */
  follows(previous: Role | null, next: Role): number;
}
