import type { Token } from './token.ts';

/** Measures of which less is better. */
const COSTS =
  'error loss perplexity fid fvd lpips wer mae mse rmse latency time cost memory flops overhead usage hallucination gap distance uncertainty ttft fpr';

/**
 * What a word is to a reader of results, as one letter. A sentence becomes a string of them, one for each token, in
 * which results and what belongs to them are found by patterns.
 *
 * | names and nouns | | verbs | | other words | |
 * |---|---|---|---|---|---|
 * | `M` | measure: accuracy, F1 | `R` | tells a result: achieves | `D` | the, its |
 * | `G` | gain: improvement, drop | `C` | changes: improves | `H` | hedges a number |
 * | `P` | where: benchmark, task | `K` | compares: outperforms | `J` | higher, fewer |
 * | `L` | model: Qwen2.5-7B | | | `A` | average, significant |
 * | `X` | any other name | `N` | number | `o b f t e i w a r m` | of by from to on in with at for between |
 * | `Z` | setting: threshold | `n` | number that counts nothing | `v h g d` | over than compared versus |
 * | `W` | any other word | `s` | 's | `& q y z l F` | and which while but like, others |
 *
 * Marks stand for themselves, `_` for a dash between words, `.` for those that say nothing.
 */
const WORDS: Readonly<Record<string, string>> = {
  M: `${COSTS} accuracy acc score rate f1 auc auroc ap map iou miou bleu rouge cider comet psnr ssim correlation recall precision speed throughput bandwidth elo mrr ndcg similarity agreement consistency alignment fidelity success coverage reward efficiency performance quality preference asr em diversity r² pearson deviation rank ratio correctness probability mfu utilization robustness dice`,
  G: `improvement gains reduction speedup speed-up boosts saving degradation enhancement growth acceleration`,
  /** Nouns and verbs alike; their neighbours tell. */
  u: `increase gain boost drop decrease decline lead rise jump cut fall`,
  /** A measure, or what somebody does. */
  c: 'scores',
  J: `higher lower faster slower fewer less more better worse greater larger smaller cheaper shorter longer superior`,
  /** Comparatives and verbs alike. */
  j: `improved reduced increased enhanced`,
  /** Verbs with a hyphen for their ending. */
  R: `achiev- demonstrat- show- requir- scor- yield- reveal- maintain- exhibit- attain- reach- remain- solv- indicat- obtain- produc- provid- retain- deliver- perform- detect- recover- predict- using got saw keeps holds`,
  C: `improv- reduc- increas- dropp- boost- accelerat- doubl- enhanc- lower- degrad- ris- decreas- rais- declin- shorten- compress- shrink- halv- trim- surg- climb- falls rose grew cuts brings brought goes`,
  K: `outperform- surpass- exceed- underperform- beats beat beating matched`,
  W: `leading speeds`,
  A: `average absolute significant overall total new`,
  D: 'a an the its their our this that these those some any all each both such another',
  P: `benchmark dataset task set split tests problem domain subset scenario setting questions evaluations experiments environment games categories languages images videos cases documents classification segmentation generation
    reasoning recognition translation retrieval prediction understanding reconstruction navigation synthesis simulation math qa data applications study`,
  Z: `top level threshold temperature figure table section size factor range coefficient step layer batch length version number round k n p t m α λ`,
  o: 'of',
  b: 'by',
  f: 'from',
  t: 'to',
  e: 'on',
  i: 'in across during',
  w: 'with without via through utilizing',
  a: 'at under within',
  r: 'for',
  m: 'between',
  v: 'over against beyond upon below behind above',
  h: 'than',
  g: 'compared relative comparison',
  d: 'vs versus',
  '&': 'and or plus',
  q: 'which that who whose where when',
  y: 'while whereas',
  z: 'but although though despite however',
  l: 'like as including',
  F: `is are was were be been being has have had do does can could may might will should must not no it they we i here there then thus so also just even either if since because after before into onto per about along
    around both respectively unlike how whether what why due based among among`,
  s: "'s ’s",
};

const MODEL =
  /^(?:llama|qwen|mi[sx]tral|gem(?:ma|ini)|claude|deepseek|phi-|vit|flux|sdxl?$|stable|internvl|llava|o[134]|clip|dino|resnet|bert|[ahv]\d{2,4}s?$)|gpt|\d[bm](?:-|$)|(?:l|v)[lm]ms?$/;

const LETTERS = new Map(
  Object.entries(WORDS).flatMap(([letter, list]) => list.split(/\s+/).map((word) => [word, letter] as const)),
);

const MARKS: Readonly<Record<string, string>> = { '[': '(', ']': ')', '+': '&' };

/** The letter of a token; of those that can be two things, a small one that its neighbours will decide. */
export function letterOf({ lower, quantity }: Token, written: string): string {
  if (quantity) return quantity.measure === 'label' ? 'n' : 'N';
  const known = LETTERS.get(lower) ?? /[MPGWu]/.exec(LETTERS.get(lower.replace(/s$/, '')) ?? '')?.[0];
  if (known) return /^\p{Lu}{2,}$/u.test(written) && /[a-zFD]/.test(known) ? 'X' : known;
  if (!/[\p{L}\p{N}]/u.test(lower)) return /^[(),;:=→/]$/.test(lower) ? lower : (MARKS[lower] ?? '.');
  if (isMeasure(lower)) return 'M';
  const verb = LETTERS.get(lower.replace(/(?:ing|ed|es|s|e|d)?$/, '-'));
  if (verb) return verb;
  if (MODEL.test(lower)) return 'L';
  return /\p{Lu}|\d/u.test(written) ? 'X' : 'W';
}

/** `scores`, `Recall@5`, `pass-rate`. */
function isMeasure(word: string): boolean {
  return (
    /@\d+$|@k$/.test(word) ||
    LETTERS.get(word.replace(/s$/, '')) === 'M' ||
    (word.includes('-') && LETTERS.get(word.split('-').at(-1) ?? '') === 'M' && !/-(?:map|time|cost|loss)$/.test(word))
  );
}

/** Words that praise a number or say how it was taken, and do not hedge it: the alternatives of a pattern. */
export const VAGUE =
  'absolute|averag(?:e|ing)|relative|impressive|remarkable|significant|substantial|overall|maximum|mean|total|additional|further|new|high|low|strong|competitive|state-of-the-art|sota|(?:near-)?perfect|comparable|similar|final|large|consistent|best|top|another|reported|leading';

const LESS = new Set(
  `${COSTS} kid runtime parameters tokens steps consumption toxicity bias failure variance energy size footprint compute data length divergence resources brier noise refusal budget calls retrievals failures gpus storage`.split(
    ' ',
  ),
);

/** Whether a word belongs to no name, wherever it stands: `the`, `with`, `however`. */
export function isFunctionWord(word: string): boolean {
  return /[a-zDF&]/.test(LETTERS.get(word.toLowerCase()) ?? '');
}

/** Whether less of what a word names is better. */
export function isLessBetter(word: string): boolean {
  return [word, word.replace(/s$/, ''), word.split('-').at(-1) ?? ''].some((form) => LESS.has(form));
}

/** Whether a word tells of a way down. */
export function isDown(word: string): boolean {
  return /^(?:reduc|decreas|drop|declin|degrad|lower|fewer|less|cut|sav|compress|halv|shr|smaller|shorter|cheaper|slower|worse)/.test(
    word,
  );
}
