import { type Form, type Votes, votes } from './role.ts';

/** Where the roles of a form stand, and how they follow one another; learned together with the cues. */
export interface RoleModel {
  /** Which of the places a sentence stands at. */
  readonly placeOf: (at: number, count: number) => number;
  readonly places: readonly Votes[];
  /** Votes of the last sentence. */
  readonly last: Votes;
  /** Votes of those before the authors first speak of their own work, of the one in which they do, of the first if they do in it, of those behind. */
  readonly own: readonly Votes[];
  /** Votes of each role for the one that follows, in the order of the form's roles. */
  readonly after: readonly Votes[];
}

/**
 * Abstracts open with their background, as the people who labelled abstracts had it even where the authors speak; not
 * where they state an aim. Summaries have five parts, nearly always in one order.
 */
export const MODELS: Readonly<Record<Form, RoleModel>> = {
  abstract: {
    placeOf: (at) => at,
    places: rows('b13 o5 r-3 i-3|b7 o4 r-2 i-2|b4 o2 r-3 i-3|m-1 r-4 i-4'),
    last: votes('o-1 r6 i6'),
    own: rows('b3 r2 i2|b-12 o2 i1|b15 m-1 r2 i2|b-2 r1 i1'),
    after: rows('b2 o-1 r-3 i-11|b-4 o-2 m1 r-4 i-8|b-4 o-5 m4 r1 i-9|b-8 o-7 m-4 r1 i-1|b-13 o-15 m-12 r-7 i1'),
  },
  summary: {
    placeOf: (at, count) => Math.round((4 * at) / (count - 1)) || 0,
    places: rows('w8 o-6 m-14 r-14 i-14|w-2 o3 m-3 i2|o-5 m2|m-2 r5 i2|m-5 r2 i8'),
    last: {},
    own: [],
    after: rows(
      'w-6 o-2 m-6 r-11 i-14|w-14 o-5 r-5 i-13|w-14 o-13 m-5 i-10|w-14 o-14 m-14 r-3 i2|w-14 o-14 m-14 r-13 i-5',
    ),
  },
};

function rows(written: string): Votes[] {
  return written.split('|').map(votes);
}
