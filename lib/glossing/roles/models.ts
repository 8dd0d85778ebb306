import { type Form, type Votes, votes } from './role.ts';

/** Where the roles of a form stand, and how they follow one another; learned together with the cues. */
export interface RoleModel {
  /** Votes of a sentence's place: the first, the quarters between, the last. */
  readonly places: readonly Votes[];
  /** Votes of each role for the one that follows, in the order of the form's roles. */
  readonly after: readonly Votes[];
  /** Votes of the first sentence, after others, in which the authors speak of their own work. */
  readonly opening: Votes;
}

/**
 * Abstracts open with their background, as the people who labelled abstracts had it even where the authors speak; not
 * where they state an aim. Summaries have five parts, nearly always in one order.
 */
export const MODELS: Readonly<Record<Form, RoleModel>> = {
  abstract: {
    places: rows('b10 o2 m-4 r-9 i-9|b3 o-1 r-2 i-7|o-1 r-1 i-5|b-4 r1 i-4|b-4 o-2 m-1 r3'),
    after: rows('b1 r-3 i-8|b-4 o-1 m2 r-3 i-5|b-4 o-4 m2 r2 i-4|b-6 o-4 m-3 r2 i1|b-9 o-9 m-8 r-3 i2'),
    opening: votes('b-1 o3 m-3 i1'),
  },
  summary: {
    places: rows('w3 o-4 m-9 r-9 i-9|w-1 o2 m-2 i1|o-3 m1|m-1 r3 i1|m-3 r1 i4'),
    after: rows('w-4 o-1 m-4 r-7 i-9|w-9 o-3 r-3 i-8|w-9 o-8 m-3 i-6|w-9 o-9 m-9 r-2 i1|w-9 o-9 m-9 r-8 i-3'),
    opening: {},
  },
};

function rows(written: string): Votes[] {
  return written.split('|').map(votes);
}
