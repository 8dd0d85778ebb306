import { type Form, type Votes, votes } from './role.ts';

/** Words that speak for roles or against them. */
export interface Cue {
  readonly votes: Readonly<Record<Form, Votes>>;
  /** Runs on a sentence in lower case. Takes in the whole of a word that it finds the beginning of. */
  readonly words: RegExp;
}

const PAPER = '(?:this|the) (?:paper|work|study|article|research)';
/** Where the authors speak of their own work. */
const OWN = `(?:we|our|${PAPER})\\b`;
/** Those who act in a paper, or the verb of a passive voice: what follows is what was done. */
const DID = '(?:we|authors|they|paper|work|study|is|are|was|were) (?:\\w+ly |also |then )?';

export const AUTHORS = fromWordStart(OWN);

/**
 * Votes in abstracts and, behind a stroke, in summaries; then the beginnings of words that cast them. Those for abstracts
 * were learned from some 1,200 that readers had labelled, sentence by sentence; the parts of a summary are known by their
 * order, and few words are needed besides.
 */
export const CUES: readonly Cue[] = String.raw`
b-4 r-3 i-3/w6 o2 m3: ${DID}(?:propos|present|introduc|provid)
o2 m-1/o3 r2 i-2: ${PAPER}
b-1 r1/o3 m-2: ${DID}(?:investigat|address|consider|stud|ask|explor|examin|tackl)
o8 m1 i4/w-3 o11 m-2 r-3: aim|goal|objective|purpose|seek
o7 m1: main\b|focus|is to\b|intend
o3: ^(?:in )?this|^to |here\b
b3: limit|challeng|difficult|fail|however|existing|recent|but\b|previous|most\b|is the\b|it is\b|there\b|not\b
b-15 r-1 i-1: ${OWN}
/o3 m10: methodolog
m4 r1/w2 m3 r-1 i-2: method|techni|algorithm|approach|describ|appl(?:y|ied)|feature|each\b|consist|us(?:e[ds]?|ing)\b|based on|combin
m3 r4 i3/o-3 m5 r2: ${DID}(?:use|replac|learn|formulat|design|train|extend|adapt|leverag|creat|cut|curat|assess|conduct|evaluat|appl|construct|analy)
o1 r4 i-4/m-2 r8: (?:result|experiment|finding|empirical)\w* (?:\w+ ){0,5}?(?:show|demonstrat|indicat|reveal|found)
b2 m-1 r11 i6/m2 r5: ^(?:\w+,? ){0,3}(?:result|finding)s?\b
b-8 m3 r5 i2/m-2 r3: ${DID}(?:demonstrat|show|find|found)
r1 i-2/r3: outperform|achiev|accura|reach|compared|significant|effective|better|improv|state-of-the-art|superior|efficien|higher|comparable|performance|than\b
m1 r6 i-1/m-2 r5: \d+(?:\.\d| ?(?:%|x\b))
b-1 r4 i1: ^finally|evaluat|dataset|data set|conclu|evidence|reveal|demonstrat
i3: can\b
r-9 i7/i16: practitioner|engineers?\b|developers
o1 r-1 i7/o2 i12: implication|implies
r-6 i17/r-8 i14: ^(?:these|this|the) (?:\w+ )?(?:results?|findings?|work|study|research) (?:\w+ )?(?:suggest|highlight|provides|offers)
`
  .trim()
  .split('\n')
  .map((line) => {
    const [cast = '', words = ''] = line.split(': ');
    const [abstract = {}, summary = {}] = cast.split('/').map(votes);
    return { votes: { abstract, summary }, words: fromWordStart(words) };
  });

/** What a pattern finds, with the rest of the word that it ends in. */
function fromWordStart(pattern: string): RegExp {
  return new RegExp(`\\b(?:${pattern})\\w*`);
}
