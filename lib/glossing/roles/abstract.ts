import type { Cue, Role, RoleModel, Votes } from './role.ts';
import { ROLES } from './role.ts';

const PAPER = '(?:paper|work|study|article|research|report|thesis|survey|chapter|letter|contribution|tutorial)';
const OFFERS = '(?:propos|present|introduc|develop|describ|design|devis|formulat|advocat|suggest|provid)';

const CUES: readonly Cue[] = [
  // Background
  {
    says: 'contrasts with what there is',
    when: /^(?:however|unfortunately|nevertheless|nonetheless|yet|but|despite|although|though|while|traditionally|historically|recently|currently|conventionally|typically)\b/,
    votes: { background: 1.4 },
  },
  {
    says: 'speaks of recent years',
    when: /\b(?:in recent years|recent(?:ly)?(?: advances| work| progress| years| studies)?|over the (?:past|last)|has become|have become|has emerged|have emerged|has been (?:widely|extensively|shown|used|proposed|studied|recogni[sz]ed|an?)|have been (?:widely|extensively|proposed|shown|used|studied)|nowadays|to date|growing|increasingly)\b/,
    votes: { background: 1.2 },
  },
  {
    says: 'speaks of what others do',
    when: /\b(?:existing|previous|prior|traditional|conventional|current|most|many|several|other) (?:\w+ ){0,2}?(?:methods?|approach(?:es)?|techniques?|works?|studies|research|models?|systems?|algorithms?|solutions?|benchmarks?|datasets?|literature|metrics|pipelines|policies)\b/,
    votes: { background: 1 },
  },
  {
    says: 'names a difficulty',
    when: /\b(?:challeng(?:e|es|ing)|difficult|problem(?:s|atic)?|remains?|lack(?:s|ing)?|suffers?|limited|limitations?|fails?|struggles?|drawbacks?|bottlenecks?|costly|expensive|hinders?|poorly|little|gap|crucial|essential|important|critical|key|fundamental|unclear|understudied|underexplored|rarely|scarce|vulnerable|need(?:s|ed)? (?:to|for))\b/,
    votes: { background: 0.7 },
  },
  {
    says: 'says how things are',
    when: /\b(?:is|are) (?:an?|the|one of|often|usually|commonly|typically|widely|generally|increasingly|not|still)\b/,
    votes: { background: 0.5 },
  },
  {
    says: 'says what is usual',
    when: /\b(?:often|usually|commonly|typically|generally|frequently|widely|rel(?:y|ies) on|can be|may|might)\b/,
    votes: { background: 0.4 },
  },
  {
    says: 'speaks of the authors',
    when: /\b(?:we|our|ours)\b|\b(?:this|the) (?:present )?(?:paper|study|article|proposed)\b/,
    votes: { background: -1.1 },
  },
  // Objective
  {
    says: 'speaks of the aim',
    when: /\b(?:aim(?:s|ed|ing)? (?:to|at|of)|(?:goal|objective|purpose|intent|focus|aim)s? (?:of|is|was|in|are)|our (?:goal|objective|purpose|aim|focus)|we (?:seek|ask|wish|want|study the problem|consider the problem|address the problem|tackle the problem|pose)|research questions?|in order to (?:understand|investigate|examine))\b/,
    votes: { objective: 2 },
  },
  {
    says: 'says what the paper does',
    when: new RegExp(`\\b(?:in this|this|the (?:current|present)|our|here,?|throughout the) (?:\\w+ )?${PAPER}[,']?`),
    votes: { objective: 1.1, method: 0.1 },
  },
  {
    says: 'says what the paper looks into',
    when: new RegExp(
      `\\b${PAPER},? (?:we )?(?:\\w+ly )?(?:also )?(?:investigat|examin|explor|address|consider|stud|analy[sz]|identif|discuss|review|survey|tackl|ask|evaluat|compar|focus|expound|attempt|seek|tests?)`,
    ),
    votes: { objective: 1 },
  },
  {
    says: 'we look into',
    when: /\b(?:we|here,? we) (?:\w+ly )?(?:investigate|examine|explore|address|consider|study|tackle|aim|ask|revisit|focus on|advocate|challenge|argue)/,
    votes: { objective: 1 },
  },
  {
    says: 'offers something new',
    when: new RegExp(`\\b(?:we|(?:this|the) ${PAPER}) (?:\\w+ly |here |also |first |then |further )?${OFFERS}`),
    votes: { objective: 0.9, method: 0.8 },
  },
  { says: 'something new', when: /\b(?:novel|new|first)\b/, votes: { objective: 0.3, method: 0.2 } },
  {
    says: 'turns to the problem',
    when: /^(?:to (?:address|tackle|overcome|solve|bridge|fill|mitigate|remedy|close|meet|handle|deal|this end)|motivated by|inspired by|therefore|thus|hence|in this|here)\b/,
    votes: { objective: 0.8, method: 0.4, background: -0.5 },
  },
  // Method
  {
    says: 'says how',
    when: /\b(?:us(?:es|ed|ing)|based on|consists? of|employ(?:s|ed|ing)?|leverag(?:es?|ed|ing)|utili[sz](?:es?|ed|ing)|combin(?:es?|ed|ing)|incorporat(?:es?|ed|ing)|integrat(?:es?|ed|ing)|by means of|appl(?:y|ies|ied)|is (?:trained|built|designed|composed|implemented|performed|formulated|defined|derived|computed|modeled|modelled|obtained)|are (?:trained|used|extracted|fed|computed|combined|designed|applied|then|first|decomposed|considered|derived))\b/,
    votes: { method: 0.8 },
  },
  {
    says: 'goes into detail',
    when: /^(?:specifically|in particular|more (?:specifically|precisely|concretely)|concretely|first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|to (?:do so|this end|achieve this|accomplish)|(?:our|the|this) (?:\w+ )?(?:key|core|main|central) (?:idea|insight|component)|we (?:then|first|further|also|additionally)|moreover,? we|furthermore,? we|additionally,? we|also,? we|the (?:algorithm|approach|system|framework|method|technique|model|network|pipeline|architecture|library|input|program|study)|our (?:algorithm|approach|system|framework|method|technique|model|network|pipeline|architecture))\b/,
    votes: { method: 0.9, background: -0.4 },
  },
  {
    says: 'we do',
    when: /\b(?:we|authors|was|were) (?:\w+ly |then |first |also |further |have )?(?:use|appl|employ|train|collect|build|built|construct|formulat|implement|design|deriv|extend|defin|adopt|adapt|incorporat|integrat|combin|extract|model|utili[sz]|leverag|learn|optimi[sz]|perform|conduct|comput|instantiat|decompose|augment|creat|modif|measur|gather|survey|test|ran\b|run\b|evaluat|compar|analy[sz])/,
    votes: { method: 0.9 },
  },
  {
    says: 'also offers',
    when: /\b(?:also|additionally|further(?:more)?|moreover)\b[^.]{0,30}\b(?:propos|introduc|present|develop|design|describ|discuss)/,
    votes: { method: 1.1, objective: -0.8 },
  },
  {
    says: 'past passive',
    when: /\b(?:was|were) (?:\w+ly )?\w+(?:ed|en|wn)\b/,
    votes: { method: 0.4, results: 0.3, background: -0.4 },
  },
  // Results
  {
    says: 'speaks of results',
    when: /\b(?:results?|experiments?|experimental(?:ly)?|evaluations?|simulations?|empirical(?:ly)?|findings?|measurements|case stud(?:y|ies)) (?:\w+ ){0,5}?(?:show|demonstrat|indicat|reveal|suggest|confirm|verif|prov|found|illustrat|are|is|were|establish|validat|on\b|with\b|achiev)/,
    votes: { results: 2 },
  },
  {
    says: 'opens with results',
    when: /^(?:the |our |extensive |these |initial |finally, |in (?:extensive |our )?|through |across |on |empirical |experimental |numerical |simulation |comprehensive |preliminary |both )*(?:results?|experiments?|evaluations?|simulations?|findings?|analys[ei]s|tests?|benchmarks?|datasets?|tasks?)\b/,
    votes: { results: 1.2 },
  },
  {
    says: 'we find',
    when: /\b(?:we|study|paper|it is|are|is|authors) (?:\w+ly |also |further |then |finally )?(?:show|find|found|shown|demonstrat|observ|prove|report|conclude|confirm|discover|reveal|establish|verif|validat|achiev|obtain)/,
    votes: { results: 1.1 },
  },
  {
    says: 'claims an advance',
    when: /\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|achiev(?:es?|ed|ing)|improv(?:es|ed|ement|ements|ing)|state[- ]of[- ]the[- ]art|superior(?:ity)?|significant(?:ly)?|better|competitive|effective(?:ness|ly)?|efficien(?:t|cy)|accura(?:te|cy)|robust(?:ness)?|reduc(?:es|ed|tion|ing)|faster|higher|lower|comparable|promising|performance|success(?:ful|fully)?)\b/,
    votes: { results: 0.8 },
  },
  {
    says: 'compares',
    when: /\b(?:compared (?:to|with)|than|baselines?|versus|vs\.|relative to|in contrast)\b/,
    votes: { results: 0.5 },
  },
  {
    says: 'gives a figure',
    when: /\d(?:\.\d+)? ?(?:%|x\b|×|percent|per cent|points?|pp\b|-fold)|\b0?\.\d|\d\.\d+/,
    votes: { results: 1.1 },
  },
  {
    says: 'winds up',
    when: /^(?:finally|overall|lastly|in summary|in conclusion|consequently|as a result|together|this (?:suggests?|indicates?|means|shows|work (?:shows|demonstrates))|these (?:results|findings)|across|to the best of our knowledge)\b/,
    votes: { results: 0.9, implication: 0.2 },
  },
  // Implication
  {
    says: 'looks ahead',
    when: /\b(?:implications? (?:for|of)|pav(?:es?|ing) the way|open(?:s|ing)? (?:up )?(?:new|the|avenues)|future (?:work|research|directions?|studies|efforts)|we (?:hope|believe|recommend|envision)|lays? the (?:foundation|groundwork)|should be|the lesson is|highlight(?:s|ing) the (?:need|importance|potential)|our (?:results|findings|work) (?:suggests?|highlights?|underscores?|offers?|provides?)|these (?:results|findings) (?:suggest|highlight|underscore|indicate|open|point)|new (?:foundation|insights|avenues|directions))\b/,
    votes: { implication: 2.4, results: 0.5 },
  },
  {
    says: 'draws a lesson',
    when: /^(?:taken together,? |together,? |overall,? |thus,? )?(?:these|our|this|the) (?:\w+ )?(?:results?|findings?|work|study|insights?) (?:\w+ )?(?:suggests?|highlights?|underscores?|points?|opens?|lays?|paves?|motivates?|calls?)\b/,
    votes: { implication: 2.6, results: -2 },
  },
];

/** Votes of place: the first sentence, then quarters, then the last. */
const PLACES: readonly Votes[] = [
  { background: 2.2, objective: 0.6, method: -1, results: -3, implication: -5 },
  { background: 1.3, objective: 0.4, method: 0.2, results: -1.6, implication: -4 },
  { background: 0.7, objective: 0.2, method: 0.8, results: -1.2, implication: -3 },
  { background: -0.6, objective: 0, method: 1, results: 0.1, implication: -2 },
  { background: -1.6, objective: -0.8, method: 0.7, results: 0.6, implication: -1.5 },
  { background: -2, objective: -0.7, method: 0.2, results: 1.4, implication: 0 },
];

const AFTER: Readonly<Record<Role, Votes>> = {
  what: {},
  background: { background: 0.8, objective: 0.3, method: 0.1, results: -1.2, implication: -3 },
  objective: { background: -1.1, objective: -0.2, method: 0.8, results: -0.5, implication: -2 },
  method: { background: -1.5, objective: -1.2, method: 0.8, results: 0.3, implication: -1.5 },
  results: { background: -2.6, objective: -1.6, method: -0.7, results: 0.8, implication: 0.4 },
  implication: { background: -4, objective: -4, method: -3, results: -1, implication: 0.8 },
};

/** How abstracts are built: background, what is done about it, how, with what result. */
export const ABSTRACT_MODEL: RoleModel = {
  roles: ROLES.abstract,
  cues: CUES,
  place(at, count) {
    if (at === 0) return PLACES[0] ?? {};
    if (at === count - 1) return PLACES[5] ?? {};
    return PLACES[1 + Math.floor((at / (count - 1)) * 4)] ?? {};
  },
  follows: (previous, next) => (previous === null ? 0 : (AFTER[previous][next] ?? 0)),
};
