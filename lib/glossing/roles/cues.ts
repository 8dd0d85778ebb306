import { type Votes, votes } from './role.ts';

/** Words that speak for roles or against them. */
export interface Cue {
  readonly votes: Votes;
  /** Runs on a sentence in lower case. Takes in the whole of a word that it finds the beginning of. */
  readonly words: RegExp;
}

const PAPER = '(?:this|the) (?:paper|work|study|article|research)';
/** Where the authors speak of their own work. */
const OWN = `(?:we|our|${PAPER})\\b`;
/** Those who act in a paper, or the verb of a passive voice: what follows is what was done. */
const DID = '(?:we|authors|they|paper|work|study|is|are|was|were) (?:\\w+ly |also |then )?';

export const AUTHORS = fromWordStart(OWN);

/** Votes, then the beginnings of words that cast them, learned from labelled abstracts and summaries together. */
export const CUES: readonly Cue[] = String.raw`
w4 b1 o1 m2: ${DID}(?:propos|present|introduc|provid)
o2 r1 i-1: ${PAPER}
o2 m-1: ${DID}(?:investigat|address|consider)
w-2 o7 m-1 r-2: aim|goal is|objective|purpose|seek
b-1 o1 m1 r-2: ^in this|^to |here\b
b2 o1: limit|challeng|difficult|fail
w1 b2: however|existing|recent|but\b|previous|most\b|is the\b
w1 b-1 m1 r-1: we\b|our\b|method|approach|network\b|it\b|then\b|using|study|algorithm|system\b|architecture|results?\b|they\b|was\b|were\b
b-3: ${OWN}
o2 m6: methodolog
w1 b-1 m2 i-1: us(?:ed|ing)\b|based on|employ|leverag|utili|combin|incorporat|integrat|consist|involv
b-1 o-2 m3 r1: ${DID}(?:formulat|design|train|extend|adapt|leverag|creat|cut|curat|assess|conduct|evaluat|appl|construct|analy)
m-1 r5: (?:result|experiment|finding|empirical)\w* (?:\w+ ){0,5}?(?:show|demonstrat|indicat|reveal|found)
m1 r3: ^(?:\w+,? ){0,3}(?:result|finding)s?\b
w1 b-2 m-1 r2: ${DID}(?:demonstrat|show|find|found)
r2: outperform|achiev|accura|reach|compared|significant|effective|better|improv|state-of-the-art|superior|efficien|higher|comparable|performance
r1: than\b
b-1 m-1 r3: \d+(?:\.\d| ?(?:%|x\b))
r2: ^finally
w1 b1 r-2: can\b
i10: practitioner|engineers?\b|developers
o1 i6: implication|implies
r-5 i9: ^(?:these|this|the) (?:\w+ )?(?:results?|findings?|work|study|research) (?:\w+ )?(?:suggest|highlight|provides|offers)
`
  .trim()
  .split('\n')
  .map((line) => {
    const [written = '', words = ''] = line.split(': ');
    return { votes: votes(written), words: fromWordStart(words) };
  });

/** What a pattern finds, with the rest of the word that it ends in. */
function fromWordStart(pattern: string): RegExp {
  return new RegExp(`\\b(?:${pattern})\\w*`);
}
