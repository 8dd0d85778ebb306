import type { Role, Votes } from './role.ts';

/** What speaks for or against a role, with the words that show it to a reader. */
export interface Cue {
  readonly says: string;
  /** Runs on the sentence as readers see it, in lower case, without its list marker. */
  readonly when: RegExp;
  readonly votes: Votes;
}

const NAMES: Readonly<Record<string, Role>> = {
  w: 'what',
  b: 'background',
  o: 'objective',
  m: 'method',
  r: 'results',
  i: 'implication',
};
const PAPER = '(?:paper|work|study|article|research|report|thesis|survey|chapter|tutorial)';
const WE = `(?:we|authors?|it|they|${PAPER})`;

/** `o2 b-1.5`: two for the objective, one and a half against background. */
export function votes(written: string): Votes {
  return Object.fromEntries(written.split(' ').map((vote) => [NAMES[vote[0] ?? ''] ?? 'what', Number(vote.slice(1))]));
}

/** Cues that hold for abstracts and summaries alike. */
export const CUES: readonly Cue[] = (
  [
    [
      'introduces',
      'w.8 b.3 o.6 m.5',
      new RegExp(
        `\\b${WE} (?:\\w+ly |here |also |first |then |further )?(?:propos|present|introduc|develop|describ|design|suggest|provid|offer)`,
      ),
    ],
    ['the paper', 'w.6 b-1 o.8 r.5', new RegExp(`\\b(?:this|the|our|present) ${PAPER}\\b`)],
    [
      'looks into',
      'o.9',
      new RegExp(
        `\\b${WE} (?:\\w+ly )?(?:investigat|examin|explor|address|consider|stud|analy[sz]|identif|discuss|review|tackl|ask|compar|focus|aim|challeng|seek|advocat)`,
      ),
    ],
    [
      'the aim',
      'o2.8',
      /\b(?:aim(?:s|ed|ing)? (?:to|at|of)|(?:goal|objective|purpose|aim|motivation|intent|focus)s? (?:of|is|was|in)|objectives?|research (?:question|problem)|seeks?|sought|we (?:ask|want|wish))\b/,
    ],
    [
      'to the problem',
      'b-.5 o.6 m.4 r-.4',
      /^(?:to (?:address|tackle|overcome|solve|bridge|fill|mitigate|close|meet|deal|this end)|motivated by|inspired by|therefore|thus|hence|in this|here)\b/,
    ],
    [
      'a contrast',
      'b1.4',
      /^(?:however|unfortunately|nevertheless|yet|but|despite|although|though|while|traditionally|recently|currently)\b/,
    ],
    [
      'lately',
      'b1.2',
      /\b(?:in recent years|recent(?:ly)?(?: advances| work| progress| years| studies)?|over the (?:past|last)|(?:has|have) (?:become|emerged|been (?:widely|extensively|shown|used|proposed|an?))|nowadays|increasingly)\b/,
    ],
    [
      'what others do',
      'b1',
      /\b(?:existing|previous|prior|traditional|conventional|current|most|many|several|other) (?:\w+ ){0,2}?(?:methods?|approach(?:es)?|techniques?|works?|studies|research|models?|systems?|algorithms?|solutions?|benchmarks?|datasets?|literature)\b/,
    ],
    [
      'a difficulty',
      'b.8 o.3',
      /\b(?:challeng(?:e|es|ing)|difficult|problem|remains?|lack|suffers?|limited|limitations?|fails?|struggles?|bottlenecks?|costly|expensive|hinders?|little|gap|crucial|essential|important|critical|fundamental|unclear|need(?:s|ed)? (?:to|for))\b/,
    ],
    [
      'how things are',
      'b.5',
      /\b(?:(?:is|are) (?:an?|the|one of|often|usually|widely|increasingly|not|still)|often|usually|commonly|typically|rel(?:y|ies) on|can be|may)\b/,
    ],
    [
      'no word of the authors',
      'm-.6',
      /^(?!.*\b(?:we|our|us|authors?|paper|study|work|article|survey|review|proposed|propose|method|methodology|approach|framework|algorithm|system|architecture|technique|model|network|dataset|experiments?|results?|here|it|they|first|second|then|finally|is used|are used|using|was|were)\b)/,
    ],
    ['we', 'b-1.4', /\b(?:we|our)\b/],
    ['the method', 'm2.2', /\bmethodolog/],
    [
      'how it is done',
      'm.8 b-.6',
      /\b(?:us(?:es|ed|ing)|based on|consists? of|employ|leverag|utili[sz]|combin|incorporat|integrat|involv|appl(?:y|ies|ied)|(?:is|are|was|were) (?:trained|built|designed|composed|implemented|performed|derived|obtained|extracted|computed|then|first))/,
    ],
    [
      'we do',
      'm1.1',
      /\b(?:we|authors|they|researchers|was|were) (?:\w+ly |then |first |also |further )?(?:use|appl|employ|train|collect|build|built|construct|formulat|implement|design|deriv|extend|defin|adapt|integrat|combin|extract|model|leverag|perform|conduct|comput|creat|curat|measur|evaluat|compar|cut|learn|benchmark|assess|analy[sz])/,
    ],
    [
      'offers more',
      'm1.1 o-.8',
      /\b(?:also|additionally|further(?:more)?|moreover)\b[^.]{0,30}\b(?:propos|introduc|present|develop|design|describ)/,
    ],
    [
      'results',
      'r2',
      /\b(?:results?|experiments?|evaluations?|simulations?|findings?|empirical(?:ly)?|study|ablations?) (?:\w+ ){0,5}?(?:show|demonstrat|indicat|reveal|suggest|confirm|prov|found|find|is that|highlight)/,
    ],
    [
      'opens with results',
      'r1.4',
      /^(?:(?:the|our|its|key|primary|main|extensive|these|finally,|in|through|across|on|empirical|experimental|numerical|comprehensive|quantitative) )*(?:results?|experiments?|evaluations?|simulations?|findings?|datasets?|quantitatively)\b/,
    ],
    [
      'we find',
      'r1.1 b-.6',
      /\b(?:we|study|paper|is|are|authors) (?:\w+ly |also |further )?(?:show|find|found|demonstrat|observ|prove|report|conclud|reveal|establish|verif|validat|achiev|obtain)/,
    ],
    [
      'an advance',
      'r.8',
      /\b(?:outperform|surpass|exceed|achiev|attain|scor(?:es|ed|ing)|improv(?:es|ed|ement|ing)|state-of-the-art|superior|significant|better|competitive|effective|efficien|accura|robust|reduc(?:es|ed|tion)|faster|higher|lower|comparable|performance|success)/,
    ],
    [
      'a finding',
      'r1 b-.3',
      /\b(?:findings? (?:was|is|were|shows?)|relationships? between|correlat(?:ed|ion|es)|revealed|(?:was|were) (?:significant|observed|found|associated|more|less)|has been shown|it (?:is|was) (?:shown|found)|lessons? learned)\b/,
    ],
    ['compares', 'r.5', /\b(?:compared (?:to|with)|than|baselines?|versus|vs)\b/],
    ['a figure', 'r1.3 b-.8', /\d ?(?:%|x\b|×|percent|per cent|points?|pp\b|-fold)|\d\.\d/],
    [
      'winds up',
      'r.8 i.2',
      /^(?:finally|overall|in summary|in conclusion|as a result|together|this (?:suggests?|indicates?|means|shows)|these (?:results|findings)|across)\b/,
    ],
    ['what it can do', 'm.2 r-.4', /\b(?:can|provides?)\b/],
    ['practitioners', 'i4', /\b(?:practitioners?|engineers?|developers|data scientists?)\b/],
    ['implications', 'i2.5', /\b(?:implications?|implies|implying)\b/],
    [
      'looks ahead',
      'i2 r.4',
      /\b(?:pav(?:es?|ing) the way|open(?:s|ing)? (?:up )?(?:new|the|avenues)|future|we (?:hope|believe|envision)|should|lesson|highlight(?:s|ing)? (?:that|the (?:need|importance|potential))|can (?:use|leverage|utili[sz]e|be used)|potential)\b/,
    ],
    [
      'a lesson',
      'i3 r-2.6',
      /^(?:taken together,? |together,? |overall,? )?(?:these|our|this|the) (?:\w+ )?(?:results?|findings?|work|study|insights?|research) (?:\w+ )?(?:suggests?|highlights?|underscores?|points?|opens?|lays?|paves?|motivates?|calls?|imply|implies|offers|provides|enables)\b/,
    ],
  ] as const
).map(([says, written, when]) => ({ says, when, votes: votes(written) }));
