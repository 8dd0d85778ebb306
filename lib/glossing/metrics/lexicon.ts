import type { Token } from './token.ts';

/** Measures of which less is better. */
export const LESS =
  'error loss perplexity fid fvd lpips wer mse rmse mae latency time cost memory overhead usage hallucination gap distance ttft';

/**
 * What a word is to a reader of results, as one letter. A sentence becomes a string of them, one for each token, in
 * which results and what belongs to them are found by patterns.
 *
 * | names and nouns | | verbs | | other words | |
 * |---|---|---|---|---|---|
 * | `M` | measure: accuracy, F1 | `R` | tells a result: achieves | `D` | the, its |
 * | `G` | gain: improvement, drop | `C` | changes: improves | `H` | hedges a number |
 * | `P` | where: benchmark, task | `K` | compares: outperforms | `J` | higher, fewer |
 * | `L` | model: Qwen2.5-7B | | | `A` | average, overall |
 * | `X` | any other name | `N` | number | `o b f t e i w a r m` | of by from to on in with at for between |
 * | `Z` | setting: threshold | `n` | number that counts nothing | `v h g d` | over than compared versus |
 * | `W` | any other word | `s` | 's | `& q y z l F` | and which while but like, others |
 *
 * Marks stand for themselves, `_` for a dash between words, `.` for those that say nothing.
 */
const WORDS: Readonly<Record<string, string>> = {
  M: `${LESS} speedup accuracy acc score rate f1 auc auroc ap map iou miou bleu rouge psnr ssim correlation recall precision speed throughput flops bandwidth elo mrr ndcg similarity agreement consistency alignment fidelity success reward performance quality preference asr em uncertainty fpr r² pearson deviation rank ratio correctness robustness dice`,
  G: `improvement gains reduction boosts saving degradation enhancement`,
  /** Nouns and verbs alike; their neighbours tell. */
  u: `increase gain boost drop decrease decline lead rise cut fall`,
  /** A measure, or what somebody does. */
  c: 'scores',
  J: `higher lower faster slower fewer less more better worse greater larger smaller cheaper shorter longer superior`,
  /** Comparatives and verbs alike. */
  j: 'improved',
  R: `using achiev demonstrat show requir scor yield reveal maintain exhibit attain reach remain solv indicat produc provid retain deliver perform detect recover`,
  C: `fell falls rose brings improv reduc increas dropp boost accelerat doubl enhanc lowers lowering degrad ris decreas rais compress shrink climb`,
  K: `beat lag trail matched outperform surpass exceed underperform`,
  W: `speeds`,
  A: `average absolute overall`,
  D: 'a an the its their our this that these those any all both such',
  P: `benchmark dataset task set tests problem domain subset scenario setting questions evaluations experiments environment categories images documents classification segmentation generation reasoning translation retrieval prediction understanding navigation synthesis simulation math qa data applications study workloads`,
  Z: `top level threshold temperature figure factor range round n p t m`,
  o: 'of',
  b: 'by',
  f: 'from',
  t: 'to',
  e: 'on',
  i: 'in across during',
  w: 'with without via through',
  a: 'at under within',
  r: 'for',
  m: 'between',
  v: 'over against beyond upon below behind above',
  h: 'than',
  g: 'compared relative comparison comparable competitive close similar',
  d: 'vs versus',
  '&': 'and or plus',
  q: 'which that where when',
  y: 'while whereas',
  z: 'but although though despite',
  l: 'like as including',
  F: `is are was were be being has have can not it we also even after before per about both respectively due based among`,
  s: "'s ’s",
};

const MODEL = /gpt|llama|deepseek|clip(?!-[it])|flux|rtx|\d[bm](?:-|$)|[lvm]lms?$/;

const LETTERS = new Map(
  Object.entries(WORDS).flatMap(([letter, list]) => list.split(/\s+/).map((word) => [word, letter] as const)),
);
const MARKS: Readonly<Record<string, string>> = { '[': '(', ']': ')', '+': '&' };

/** The letter of a token; of those that can be two things, a small one that its neighbours will decide. */
export function letterOf({ lower, quantity }: Token, written: string): string {
  if (quantity) return quantity.measure === 'label' ? 'n' : 'N';
  const known = LETTERS.get(lower) ?? knownAs(/[MPGWu]/, lower.replace(/s$/, '')) ?? knownAs(/[RCK]/, stemOf(lower));
  if (known) return known;
  if (!/[\p{L}\p{N}]/u.test(lower)) return /^[(),;:=→/]$/.test(lower) ? lower : (MARKS[lower] ?? '.');
  if (isJoinedMeasure(lower)) return 'M';
  if (MODEL.test(lower)) return 'L';
  return /\p{Lu}|\d/u.test(written) ? 'X' : 'W';
}

function knownAs(letters: RegExp, word: string): string | undefined {
  return letters.exec(LETTERS.get(word) ?? '')?.[0];
}

/** Verbs are known by what all their forms begin with. */
function stemOf(word: string): string {
  return word.replace(/(?:ing|ed|es|s|e|d)$/, '');
}

/** `Recall@5`, `pass-rate`. */
function isJoinedMeasure(word: string): boolean {
  return (
    /@\d+$|@k$/.test(word) ||
    (LETTERS.get(word.split('-').at(-1) ?? '') === 'M' && !/-(?:map|time|cost|loss)$/.test(word))
  );
}
