import type { Cue, Role, RoleModel } from './role.ts';
import { ROLES } from './role.ts';

const SUBJECT =
  "(?:paper|study|research|work|survey|report|article|authors?|authors?'|paper's|study's|research's|survey's)";

const CUES: readonly Cue[] = [
  {
    says: 'names the paper and introduces',
    when: new RegExp(
      `^(?:the|this|an?) (?:\\w+ )?${SUBJECT} (?:introduce|present|propose|describe|offer|provide|report|explore|investigate|analy[sz]e|examine|survey|review|stud(?:y|ies)|evaluate|develop|detail|address|systematically|empirically)`,
    ),
    votes: { what: 1.2, objective: 0.3 },
  },
  { says: 'says what it is', when: /^[^,]{2,60}? (?:is|are) an? /, votes: { what: 1.2 } },
  { says: 'introduces', when: /\b(?:introduces?|presents?|proposes?)\b/, votes: { what: 0.8, method: 0.3 } },
  {
    says: 'speaks of the objective',
    when: /\b(?:objective|goal|aim|purpose|research question|research problem)s?\b/,
    votes: { objective: 1.5 },
  },
  {
    says: 'opens with the objective',
    when: /^(?:the|this|its|an?|our|their)? ?(?:\w+'s )?(?:\w+ ){0,3}?(?:objectives?|goals?|aims?|purpose|questions?|problem|motivation)\b/,
    votes: { objective: 3 },
  },
  {
    says: 'aims to',
    when: /\b(?:aims?|aimed|aiming|seeks?|sought|intends?|attempts?) (?:to|at)\b/,
    votes: { objective: 2 },
  },
  {
    says: 'asks',
    when: /\b(?:investigates?|investigated|asks?|explores?|examines?|addresses|addressed|tackles?|determines?) (?:whether|how|why|if|the|what)\b/,
    votes: { objective: 1 },
  },
  {
    says: 'names a problem',
    when: /\b(?:to (?:address|overcome|enable|improve|develop|create|determine|evaluate|understand|mitigate|solve)|limitations? of|lack of|challenges?)\b/,
    votes: { objective: 0.5 },
  },
  { says: 'speaks of the method', when: /\bmethodolog(?:y|ically|ies)\b/, votes: { method: 2.5 } },
  {
    says: 'opens with the method',
    when: /^(?:the|its|this|their|our|key|core|main)? ?(?:\w+ ){0,3}?(?:methodology|method|approach|framework|technique|strategy|pipeline|system|architecture|model)\b/,
    votes: { method: 0.8 },
  },
  {
    says: 'says how it is done',
    when: /\b(?:involv(?:es?|ed|ing)|employ(?:s|ed|ing)?|utili[sz](?:es?|ed|ing)|consists? of|combin(?:es?|ed|ing)|leverag(?:es?|ed|ing)|is trained|was trained|were trained|fine-tun(?:ed|ing|es)|construct(?:s|ed|ing)|by (?:using|training|integrating|introducing|leveraging|employing)|uses?|used|comprises?|integrates?|formulates?|applies|first)\b/,
    votes: { method: 1 },
  },
  {
    says: 'accomplishes it by',
    when: /\b(?:this is (?:achieved|accomplished|done)|achieves? this|achieved by|accomplished (?:by|through|using)|achieved (?:through|using))\b/,
    votes: { method: 2 },
  },
  {
    says: 'does something to it',
    when: /\b(?:authors?|they|researchers|study|we) (?:\w+ly )?(?:evaluate|conduct|develop|use|train|construct|employ|propose|design|create|built|build|implement|curate|collect|analy[sz]e|perform|compare|benchmark|assess|appl)(?:s|ed|d|ied|ies)?\b/,
    votes: { method: 0.9 },
  },
  {
    says: 'says what the authors do',
    when: /^(?:the authors?|researchers|they)\b/,
    votes: { method: 1, objective: -0.3 },
  },
  {
    says: 'opens with results',
    when: /^(?:the |its |a |an |their |our |key |some )?(?:\w+(?:'s)? ){0,3}?(?:results?|findings?|experiments?|evaluations?|finding|result|outcomes?)\b/,
    votes: { results: 2.2 },
  },
  {
    says: 'shows',
    when: /\b(?:results?|experiments?|evaluations?|analys[ie]s|study|findings?|tests?|ablations?) (?:\w+ ){0,6}?(?:show|demonstrate|indicate|reveal|confirm|suggest|find|found|highlight|is that|are that)/,
    votes: { results: 1.5 },
  },
  {
    says: 'reports an achievement',
    when: /\b(?:achiev(?:es?|ed|ing)|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|attain(?:s|ed|ing)?|state-of-the-art|exceed(?:s|ed|ing)|scor(?:es?|ed|ing)|yield(?:s|ed|ing)|improv(?:es|ed)|reduc(?:es|ed))\b/,
    votes: { results: 0.9 },
  },
  {
    says: 'gives a figure',
    when: /\d(?:\.\d+)? ?(?:%|x\b|×|percent|points?|pp\b|-fold)|\d\.\d/,
    votes: { results: 1.6 },
  },
  {
    says: 'compares',
    when: /\b(?:compared (?:to|with)|than|versus|vs\.|baselines?|significantly|superior|on (?:the )?\S+ (?:benchmark|dataset))\b/,
    votes: { results: 0.6 },
  },
  {
    says: 'speaks to practitioners',
    when: /\b(?:practitioners?|ai engineers?|ai\/ml|ml engineers?|data scientists?|software engineers?|engineers and|developers)\b/,
    votes: { implication: 3.5 },
  },
  {
    says: 'opens with practitioners',
    when: /^(?:for |the implications? |ai (?:practitioners|engineers|researchers)|practitioners)/,
    votes: { implication: 0.8 },
  },
  {
    says: 'speaks of implications',
    when: /\b(?:implications?|implies|implying|takeaway)\b/,
    votes: { implication: 2.5 },
  },
  {
    says: 'draws a lesson',
    when: /^(?:the|these|its|their) (?:\w+ )?(?:findings|results) (?:suggest|imply|impl|highlight|underscore)/,
    votes: { implication: 1.6 },
  },
  {
    says: 'says what it opens',
    when: /\b(?:this (?:work |research |study |framework |approach |method |finding )?(?:offers|provides|enables|highlights|suggests|implies|allows|underscores|demonstrates that|means|indicates|facilitates|could)|can (?:use|leverage|utili[sz]e|employ|adopt|be used)|should|potential(?:ly)?|promising|pav(?:es|ing)|suggest(?:s|ing)? that|future)\b/,
    votes: { implication: 0.9 },
  },
  {
    says: 'goes on',
    when: /^(?:additionally|furthermore|moreover|also|further|it|they|these)\b/,
    votes: { what: -1.5, objective: -0.5 },
  },
];

const PLACES: readonly (readonly [upTo: number, role: Role])[] = [
  [0.15, 'what'],
  [0.38, 'objective'],
  [0.63, 'method'],
  [0.88, 'results'],
  [1, 'implication'],
];

/** How summaries of daily tables are built: five parts, nearly always in this order. */
export const SUMMARY_MODEL: RoleModel = {
  roles: ROLES.summary,
  cues: CUES,
  place(at, count) {
    const part = count > 1 ? at / (count - 1) : 0;
    const role = PLACES.find(([upTo]) => part <= upTo)?.[1] ?? 'implication';
    return { [role]: 1 };
  },
  follows(previous, next) {
    const order: readonly Role[] = ROLES.summary;
    const step = order.indexOf(next) - (previous === null ? -1 : order.indexOf(previous));
    if (step < 0) return -4;
    return [-1.2, 0, -1.6, -3, -4.5, -6][step] ?? -6;
  },
};
