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
 * Marks stand for themselves, `.` for those that say nothing.
 */
const WORDS: Readonly<Record<string, string>> = {
  M: `accuracy accuracies acc score rate f1 auc auroc auprc map ap iou miou bleu chrf rouge meteor cider comet wer cer mos psnr ssim lpips fid fvd kid perplexity ppl loss error mae rmse mse
    correlation recall precision specificity sensitivity throughput latency speed runtime time memory cost flops energy bandwidth elo winrate ndcg mrr dice dsc similarity agreement consistency fidelity success coverage reward return
    regret mfu utilization goodput distance performance efficiency quality robustness em overhead usage consumption hallucination toxicity bias ratio footprint completion alignment adherence preference validity nll bpb chamfer
    hausdorff spearman pearson reliability diversity likelihood probability share proportion fraction percentage frequency gap variance deviation uncertainty rating retention ttft asr capability safety refusal mcc ari purity fpr tpr
    rmsd bleurt discrepancy clipscore clip-score brier power satisfaction rank dwer correctness r²`,
  G: 'improvement improvements gains reduction reductions speedup speedups speed-up speed-ups boosts savings decreases drops degradation enhancement acceleration growth advantage margin margins leap uplift saving',
  /** Nouns and verbs alike; their neighbours tell. */
  u: 'increase increases gain boost drop decrease decline declines lead rise fall jump cut lift surge',
  /** A measure, or what somebody does. */
  c: 'scores',
  J: 'higher lower faster slower fewer less more better worse greater larger smaller cheaper shorter longer stronger quicker superior closer',
  /** Comparatives and verbs alike. */
  j: 'improved reduced increased enhanced decreased boosted',
  R: 'got gets get gave gives saw see sees kept keeps holds held won wins ran runs using',
  C: 'fell rose grew shrank brought brings cuts rises falls jumps went goes',
  K: 'beat beats beating trails',
  W: `result results average averages mean match hit win record top cover process support answer account approach approaches measure measures estimate report set sets train test training testing rendering processing inference used
    total median leading advanced limited generated evaluated introduced proposed needs offers advances speeds correct identified found mapped matches`,
  A: `absolute significant substantial overall maximum minimum additional further new large considerable strong average mean total median competitive consistent notable remarkable impressive state-of-the-art sota final best
    highest lowest respective up only new net`,
  D: 'a an the its their our his her this that these those some any all each both such another',
  P: `benchmark benchmarks dataset datasets task tasks set split suite tests problems domain domains corpus leaderboard scenes scenarios setting settings questions subset environment environments games evaluations experiments exam
    challenge challenges categories languages images videos cases documents queries prompts examples samples classification segmentation detection generation reasoning recognition translation retrieval prediction summarization
    understanding answering estimation reconstruction planning navigation manipulation synthesis coding math qa vqa simulation data applications study datasets-of`,
  Z: `threshold temperature level levels stage phase step layer layers top figure fig table section equation version seed epoch iteration batch size sizes length lengths window dimension resolution depth width factor scale budget range
    number type weight coefficient round day year k n p t m α β λ σ τ`,
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
  R: 'achiev attain reach obtain yield scor show demonstrat reveal exhibit maintain retain preserv deliver produc provid requir consum perform receiv register remain detect solv prun recover captur contribut averag indicat observ predict secur',
  C: 'improv increas enhanc reduc decreas lower boost drop dropp degrad accelerat rais ris declin doubl shrink lift elevat grow lead shorten sav gain',
  K: 'outperform surpass exceed underperform outpac',
};
const MODEL =
  /^(?:(?:chat)?gpt|llama|qwen|qwq|mi[sx]tral|gem(?:ma|ini)|claude|deepseek|phi-|t5|vit|flux|sdxl?$|stable|whisper|internvl|llava|olmo|o[134]|grok|kimi|glm|vicuna|wan|clip|dino|resnet|mamba|sonnet|nemotron|palm|bert)|gpt|\d[bm](?:-|$)|^(?:a|h|v|rtx)\d{2,4}s?$|(?:llm|vlm|lmm)s?$/;

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
  if (known) return /^\p{Lu}{2,}$/u.test(written) && /[a-z]/.test(known) ? 'X' : known;
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

const LESS = new Set(
  `errors loss losses perplexity ppl fid fvd kid lpips wer cer mae mse rmse latency time runtime cost costs memory vram parameters flops tokens steps overhead usage consumption hallucination hallucinations toxicity bias gap
  discrepancy distance failure failures degradation regret variance uncertainty energy ttft delay size storage footprint compute samples iterations calls retrievals violations nll brier chamfer hausdorff rmsd lines data fpr noise length
  divergence refusal queries complexity error dwer resources budget gpus artifacts`.split(/\s+/),
);

/** Whether less of what a word names is better. */
export function isLessBetter(word: string): boolean {
  return LESS.has(word) || LESS.has(word.split('-').at(-1) ?? '');
}

/** Whether a word tells of a way down. */
export function isDown(word: string): boolean {
  return /^(?:reduc|decreas|drop|declin|degrad|lower|fewer|less|cut|sav|shr|fall|fell|smaller|shorter|cheaper|slower|worse)/.test(
    word,
  );
}
