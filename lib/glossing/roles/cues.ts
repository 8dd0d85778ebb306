import { type Form, type Votes, votes } from './role.ts';

/** What speaks for roles or against them. */
export interface Cue {
  readonly votes: Readonly<Record<Form, Votes>>;
  /** Runs on a sentence as `placed` gives it. Takes in the whole of a word that it finds the beginning of. */
  readonly words: RegExp;
}

const PAPER = '(?:this|the) (?:paper|work|study|article|research)';
/** Where the authors speak of their own work. */
const OWN = `(?:we|our|${PAPER})\\b`;
/** Those who act in a paper, or the verb of a passive voice: what follows is what was done. */
const DID = '(?:we|authors|they|paper|work|study|is|are|was|were) (?:\\w+ly |also |then )?';

const AUTHORS = fromWordStart(OWN);

/**
 * Votes in abstracts and, behind a stroke, in summaries; then what casts them: beginnings of words, or a place's name.
 * Those for abstracts were learned from some 1,200 that readers had labelled, sentence by sentence. Abstracts open with
 * their background, as those readers had it even where the authors speak; not where they state an aim. Summaries have
 * five parts, nearly always in one order, and few words are needed besides.
 */
export const CUES: readonly Cue[] = String.raw`
b13 o5 r-3 i-3: sentence 1\b
b7 o4 r-3 i-3: sentence 2\b
b4 o2 r-3 i-3: sentence 3\b
/w8 o-6 m-14 r-14 i-14: part 0
/w-2 o3 m-3 i2: part 1
/o-5 m2: part 2
/m-2 r5 i2: part 3
o-2 r6 i6/m-5 r2 i8: part 4
b3 r2 i2: before own
b-12 o2 i1: first own
b17 m-1 r3 i3: opening own
b-3 r1 i1: after own
b-4 r-3 i-3/w6 o2 m3: ${DID}(?:propos|present|introduc|provid)
o2 m-1/o3 r2 i-2: ${PAPER}
b-1 o8 m1 i4/w-3 o11 m-2 r-3: aim|goal|objective|seek
o3: \|(?:in )?this|here\b
b3 o1 m-1: however|it is\b|there\b|not\b
b-17 m1: ${OWN}
/o3 m10: methodolog
m4 r1/w2 m3 r-1 i-2: method|techni|algorithm|approach|consist|us(?:e[ds]?|ing)\b|based on|combin
/o-3 m5 r2: authors|researchers|they\b|study (?:us|ev|an)
o1 m-2 r2 i-6/m-2 r8: (?:result|experiment|evaluation)\w* (?:\w+ ){0,5}?(?:show|demonstrat|reveal)
b2 m-1 r11 i6/m2 r5: \|(?:\w+,? ){0,3}(?:result|finding)s?\b
b-11 m2 r6 i2: ${DID}(?:show|find|found)
b-1 r1 i-2/r3: outperform|achiev|accura|improv|performance|reach
o-1 r7 i-2/m-2 r5: \d+(?:\.\d| ?%)
m1 r6 i3: evaluat|data ?set|conclu|reveal|demonstrat
m1 r-10 i6/i16: practitioner|engineers?\b|developers
i7/i10: implication|implies
r-6 i17: \|th\w+ (?:\w+ )?(?:results?|findings?|work|study|research) (?:\w+ )?(?:suggest|highlight|provides|offers)
`
  .trim()
  .split('\n')
  .map((line) => {
    const [cast = '', words = ''] = line.split(': ');
    const [abstract = {}, summary = {}] = cast.split('/').map(votes);
    return { votes: { abstract, summary }, words: fromWordStart(words) };
  });

/** Votes of each role for the one that follows, in the order of the form's roles. */
export const AFTER: Readonly<Record<Form, readonly Votes[]>> = {
  abstract: rows('b3 o-1 r-3 i-11|b-4 o-2 m1 r-4 i-8|b-4 o-6 m4 r1 i-9|b-8 o-7 m-5 i-2|b-13 o-15 m-13 r-8'),
  summary: rows(
    'w-6 o-2 m-6 r-11 i-14|w-14 o-5 r-5 i-13|w-14 o-13 m-5 i-10|w-14 o-14 m-14 r-3 i2|w-14 o-14 m-14 r-13 i-5',
  ),
};

function rows(written: string): Votes[] {
  return written.split('|').map(votes);
}

/**
 * A sentence in lower case with its place in front: `sentence 3 part 2 first own|in this paper, …`. Parts are quarters;
 * `own` tells where it stands to the first sentence in which the authors speak of their own work.
 */
export function placed(sentences: readonly string[]): string[] {
  const texts = sentences.map((sentence) => sentence.toLowerCase());
  const own = texts.findIndex((text) => AUTHORS.test(text));
  const last = texts.length - 1;
  return texts.map((text, at) => {
    const stage = at < own ? 'before' : own < 0 || at > own ? 'after' : at > 0 ? 'first' : 'opening';
    return `sentence ${at + 1} part ${Math.round((4 * at) / last) || 0} ${stage} own|${text}`;
  });
}

/** What a pattern finds, with the rest of the word that it ends in. */
function fromWordStart(pattern: string): RegExp {
  return new RegExp(`\\b(?:${pattern})\\w*`);
}
