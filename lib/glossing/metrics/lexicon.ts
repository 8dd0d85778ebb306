import type { Token } from './token.ts';

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
  M: `speedup speed-up accuracy acc score rate f1 auc auroc ap map iou miou bleu rouge cider comet wer psnr ssim lpips fid fvd perplexity loss error mae mse rmse correlation recall precision latency speed throughput
    time memory cost flops bandwidth elo mrr ndcg similarity agreement consistency alignment fidelity success coverage reward efficiency distance performance quality preference asr em overhead diversity uncertainty ttft
    fpr r² pearson deviation rank gap ratio correctness usage hallucination probability mfu utilization robustness dice`,
  G: `improvement gains reduction boosts saving degradation enhancement growth acceleration uplift`,
  /** Nouns and verbs alike; their neighbours tell. */
  u: `increase gain boost drop decrease decline lead rise jump cut fall`,
  /** A measure, or what somebody does. */
  c: 'scores',
  J: `higher lower faster slower fewer less more better worse greater larger smaller cheaper shorter longer superior`,
  /** Comparatives and verbs alike. */
  j: `improved reduced increased enhanced`,
  R: `using got gets saw sees keeps kept holds`,
  C: `fell falls rose grew shrank shrinks cuts brings brought went goes`,
  K: `beats beat beating matched`,
  W: `leading speeds`,
  A: `average absolute significant overall total new`,
  D: 'a an the its their our his her this that these those some any all each both such another',
  P: `benchmark dataset task set split tests problem domain subset scenario setting questions evaluations experiments environment games categories languages images videos cases documents classification segmentation generation
    reasoning recognition translation retrieval prediction understanding reconstruction navigation synthesis simulation math qa data applications study`,
  Z: `top level threshold temperature figure table section size factor range coefficient step layer epoch batch length version number round k n p t m α β λ`,
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
  F: `is are was were be been being has have had do does did can could may might will would should must not no it they he she we you i here there then thus so also just even either if since because after before into onto per about along
    around both respectively unlike how whether what why due based among among except`,
  s: "'s ’s",
};

const STEMS: Readonly<Record<string, string>> = {
  R: 'achiev demonstrat show requir scor yield reveal maintain exhibit attain reach remain solv indicat obtain produc provid retain deliver perform detect recover predict',
  C: 'improv reduc increas dropp boost accelerat doubl enhanc lower degrad ris decreas rais declin shorten compress shrink halv trim surg climb',
  K: 'outperform surpass exceed underperform',
};
const MODEL = /gpt|llama|qwen|gemini|claude|deepseek|clip|flux|rtx|\d[bm](?:-|$)|[lvm]lms?$/;

const LETTERS = new Map(
  Object.entries(WORDS).flatMap(([letter, list]) => list.split(/\s+/).map((word) => [word, letter] as const)),
);
const STEM_LETTERS = new Map(
  Object.entries(STEMS).flatMap(([letter, list]) => list.split(' ').map((word) => [word, letter] as const)),
);

const MARKS: Readonly<Record<string, string>> = { '[': '(', ']': ')', '+': '&' };

/** The letter of a token; of those that can be two things, a small one that its neighbours will decide. */
export function letterOf({ lower, quantity }: Token, written: string): string {
  if (quantity) return quantity.measure === 'label' ? 'n' : 'N';
  const known = LETTERS.get(lower) ?? /[MPGWu]/.exec(LETTERS.get(lower.replace(/s$/, '')) ?? '')?.[0];
  if (known) return /^\p{Lu}{2,}$/u.test(written) && /[a-zFD]/.test(known) ? 'X' : known;
  if (!/[\p{L}\p{N}]/u.test(lower)) return /^[(),;:=→/]$/.test(lower) ? lower : (MARKS[lower] ?? '.');
  if (isMeasure(lower)) return 'M';
  const verb = STEM_LETTERS.get(lower.replace(/(?:ing|ed|es|s|e|d)$/, ''));
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
