import type { Token } from './token.ts';

/** Words by what they mean to a reader of results. Verbs and nouns are listed by stem: `improv` is improve, improves, improved, improving. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

const CHANGE = words(
  'improv increas boost rais enhanc reduc decreas lower cut drop dropp declin fall fell rise rose ris grow grew shrink shrank push lift elevat bring brought degrad jump accelerat save sav speed surg climb advanc leap drive drove lead shorten strengthen slow halv doubl plumm collapse collaps go went mov shift increment lengthen deteriorat',
);
const COMPARE = words('outperform surpass exceed beat beats beaten underperform overtak outscor outpac outrank trail');
const REACH = words(
  'achiev attain reach obtain yield scor record report deliver hit hitt gain secur retain maintain preserv produc demonstrat exhibit show reveal see get got earn post register gave give provid offer observ measur return comput consum requir need us surpass exceed outperform remain averag total run ran operat find found identifi detect solv recover correct complet account captur cover predict explain match approach approximat set result mean estimat enabl contribut prun sustain experienc fail succeed receiv rank win won lose lost answer evaluat translat correspond amount stand stood stay equal keep kept hold held cost costs leav left support generat recogniz classif handl process introduc incur suffer display indicat compris constitut translate perform verif confirm constitut top topp equat represent us ensur guarantee refus resist prefer preferr favor favour choose chos select',
);
const CHANGE_NOUNS = words(
  'improvement improvements gain gains increase increases boost boosts reduction reductions decrease decreases drop drops decline declines speedup speedups speed-up speed-ups acceleration lead advantage margin margins uplift leap jump saving savings rise growth degradation enhancement lift fall advances gap increment increments loss-reduction uptick surge deterioration',
);
const DOWN = words(
  'reduction reductions decrease decreases drop drops decline declines saving savings fall reduc decreas lower cut dropp declin fell shrink shrank degrad degradation sav save shorten less fewer halv plumm collapse collaps deteriorat deterioration',
);
const COMPARATIVES = words(
  'higher lower faster slower fewer less more better worse greater larger smaller cheaper shorter longer stronger quicker closer improved reduced increased enhanced decreased boosted superior above below additional speedup acceleration',
);
const METRICS = words(
  `accuracy accuracies acc score scores rate rates f1 f1-score f1-scores f1s macro-f1 micro-f1 f-score f-measure auc auroc auprc aupr roc-auc map map50 ap ap50 ar iou miou bleu chrf rouge rouge-l rouge-1 rouge-2
  meteor cider bertscore comet spice wer cer der eer mos psnr ssim ms-ssim lpips fid fvd kid fad clip-score clipscore clip perplexity perplexities ppl loss error errors mae rmse mse nrmse mape r2 r² correlation correlations recall
  precision specificity sensitivity throughput latency speed fps runtime time memory cost costs flops macs energy power bandwidth elo win-rate winrate win-rates winrates ndcg mrr hits dice dsc hd95 similarity agreement kappa
  consistency fidelity success coverage compression reward rewards return returns regret mfu utilization utilisation goodput distance performance efficiency quality robustness pass@1 recall@1 recall@5 recall@10 em exact-match
  overhead usage consumption hallucination hallucinations toxicity bias ratio footprint completion alignment adherence preference validity ece nll bpb bits-per-byte bits-per-dimension pehe ate rpe pck epe chamfer hausdorff
  spearman pearson plcc srcc krcc kendall pearson's spearman's r2-score q-score reliability realism diversity novelty likelihood probability probabilities share proportion fraction percentage frequency gap variance deviation uncertainty elo-rating rating ratings grade index
  sparsity retention overlap ter qwk vqa clip-i clip-t clip-iqa hps hpsv2 imagereward pickscore aesthetic dino mpjpe pa-mpjpe mpvpe pve mota hota idf1 nds minade minfde ade fde sdr si-sdr pesq stoi utmos speedup ttft tpot tps qps
  sensitivity discrepancy rank rankings asr resilience capability ability generalization specificity utility safety harmlessness helpfulness dbsi delta acceptance rejection refusal mcc nmi ari purity silhouette c-index tpr fpr tnr fnr gdt tm-score gdt-ts lddt rmsd dockq r-squared r-precision bleurt cider-d g-eval geval delta-e δeo musiq niqe vbench genaval geneval`,
);
const LOWER_IS_BETTER = words(
  `error errors loss losses perplexity perplexities ppl fid fvd kid fad lpips wer cer der eer mae mse rmse nrmse mape ade fde minade minfde mpjpe pa-mpjpe mpvpe pve epe hd95 latency time times runtime cost costs memory vram parameters params
  flops macs tokens token steps overhead usage consumption hallucination hallucinations toxicity bias gap discrepancy distance failure failures fall degradation dwer regret variance uncertainty energy power ttft tpot delay size storage
  footprint compute samples iterations calls retrievals violation violations collision collisions ece nll bpb budget chamfer hausdorff rmsd lines queries gpus resources computation forgetting leakage redundancy misclassification deviation niqe ter length fpr fnr drift unsafe duplicates artifacts complexity bits-per-byte carbon emissions tax rejections epochs gpu-hours communication bandwidth-usage δeo refusals refusal disparity divergence spread noise brier clevr-error loss-gap`,
);
const FUNCTION_WORDS = words(
  `of on in to by with for at from over under than and or but nor while whereas when where which that who whose whom as if since because although though after before during through across between among against versus vs via per into onto within without despite upon about around along
  is are was were be been being has have had do does did can could may might will would shall should must not no it they he she we you i this these those there here then thus hence so such also only just even both either neither each every relative using based both respectively e.g i.e including like due unlike whether how what why`,
);
const DETERMINERS = words(
  'a an the its their our his her this that these those some any all both each every another such',
);
/** Prepositions and the like that open a new part of a sentence. */
const HEDGES = words(
  'up to about approximately approx around nearly almost roughly over more than at least under less below above as low high much many little few only just an a the average averaging of some near close beyond within exceeding maximum minimum well mere merely even roughly circa estimated total median mean additional further overall absolute impressive remarkable further fully reported another extra',
);
const CONDITIONS = words(
  `threshold temperature level levels stage phase step layer layers rank top figure fig figures table tables section equation version seed epoch epochs iteration batch size sizes length lengths window dimension dimensionality resolution depth width degree order alpha beta gamma
  k n p m t lambda tau sigma epsilon learning-rate weight coefficient type grade turn round day year age chapter appendix step equations theorem lemma corollary algorithm question part id task group class stage range radius scale scales number factor dimensions horizon capacity task-id timestep timesteps minimum maximum budget`,
);
const COUNTED = words(
  `task tasks dataset datasets benchmark benchmarks problem problems model models language languages sample samples example examples image images video videos question questions pair pairs token tokens parameter parameters params layer layers head heads step steps epoch epochs
  iteration iterations gpu gpus category categories domain domains user users participant participants class classes instance instances document documents paper papers frame frames scene scenes object objects sentence sentences word words page pages subject subjects patient patients
  turn turns agent agents expert experts feature features experiment experiments setting settings trial trials type types dimension dimensions method methods baseline baselines llm llms vlm vlms mllm mllms lvlm lvlms system systems annotation annotations trajectory trajectories demonstration demonstrations demos episode
  episodes environment environments game games source sources query queries prompt prompts clip clips scenario scenarios criterion criteria stage stages component components kind kinds metric metrics conversation conversations dialogues dialogue robot robots people humans annotators evaluators volunteers
  app apps application applications website websites tool tools skill skills topic topics field fields discipline disciplines subtask subtasks sub-tasks split splits test-cases case cases rollout rollouts seeds node nodes view views point-clouds shapes entries entry items item records rows variables neurons
  character characters speaker speakers song songs hour hours minutes variants checkpoint checkpoints run runs family families mode modes level levels axes axis factor factors channel channels patch patches expert-annotated h100 h100s a100 a100s h800 h800s v100 v100s tpus cpus cores nodes npus captions descriptions commits repositories repos functions files lines
  triplets tuples rules principles vignettes stories articles books posts tweets reviews comments reports interviews studies countries cities locations regions species organs modalities tables charts figures graphs diagrams proteins molecules compounds materials genes cells years months days weeks interactions preferences votes judgments ratings-given identities actions points data-points ids`,
);

/** Nouns and adjectives that share their letters with a verb; as verbs they nearly always end otherwise here. */
const NOUNS = words(
  'average averages mean compute match hit win record cost speed top rank cover process result results support answer score account approach return measure estimate report set train test training testing rendering processing top-1 top-5 used place display equal total median lead leading advanced limited',
);

/** The beginning that the forms of a verb share. */
export function stem(word: string): string {
  const cut = word.replace(/(?:ing|ed|es|s|e|d)$/, '');
  return cut.length >= 3 ? cut : word;
}

const inStems = (set: ReadonlySet<string>) => (token: Token | undefined) =>
  Boolean(token?.isWord && (set.has(token.lower) || set.has(stem(token.lower))));
const inWords = (set: ReadonlySet<string>) => (token: Token | undefined) => token !== undefined && set.has(token.lower);

export const isChangeNoun = inWords(CHANGE_NOUNS);
export const isChangeVerb = (token: Token | undefined) => inStems(CHANGE)(token);
export const isCompareVerb = inStems(COMPARE);
export const isReachVerb = (token: Token | undefined) =>
  inStems(REACH)(token) && !NOUNS.has(token?.lower ?? '') && !isMetricWord(token);
export const isComparative = inWords(COMPARATIVES);
export const isDown = inStems(DOWN);
export const isFunctionWord = inWords(FUNCTION_WORDS);
export const isDeterminer = inWords(DETERMINERS);
export const isHedge = inWords(HEDGES);
export const isCondition = inWords(CONDITIONS);
export const isCounted = inWords(COUNTED);

/** A word that names what results are measured by: `accuracy`, `mIoU`, `Recall@10`, `pass-rate`. */
export function isMetricWord(token: Token | undefined): boolean {
  if (!token?.isWord) return false;
  if (METRICS.has(token.lower) || (token.lower.endsWith('s') && METRICS.has(token.lower.slice(0, -1)))) return true;
  if (/^[\w-]+@\d+$/.test(token.lower) || /@k$/.test(token.lower)) return true;
  const last = token.lower.split('-').at(-1) ?? '';
  return last !== token.lower && METRICS.has(last) && last !== 'map' && last !== 'r';
}

/** Whether less of what a word names is better. */
export function isLowerBetter(word: string): boolean {
  return LOWER_IS_BETTER.has(word) || LOWER_IS_BETTER.has(word.split('-').at(-1) ?? '');
}

const MODEL =
  /^(?:gpt|chatgpt|llama|qwen|qwq|mistral|mixtral|gemma|gemini|claude|deepseek|phi|opt|bert|roberta|t5|vit|flux|sd|sdxl|stable|whisper|internvl|llava|olmo|falcon|yi|o1|o3|o4|grok|kimi|glm|chatglm|vicuna|alpaca|pythia|mamba|smollm|minicpm|internlm|baichuan|bloom|codellama|starcoder|wan|cogvideo|hunyuan|sora|dall-e|midjourney|imagen|dinov2|dino|resnet|swin|openvla|octo|pi0|π0|r1|v3|sonnet|haiku|opus|command|nemotron|granite|palm|lamda|flan|gpt2|gpt-2)(?![a-z])/;

/** Whether a word is the name of a model rather than of a benchmark. */
export function isModelName(token: Token): boolean {
  return (
    MODEL.test(token.lower) ||
    /\d(?:\.\d+)?[bm](?:-|$)/.test(token.lower) ||
    /^(?:a|h|v|rtx)\d{2,4}s?$/.test(token.lower)
  );
}

/** Whether a word is written as a name: capitals inside or in front, or digits. */
export function isName(token: Token): boolean {
  return token.isWord && /\p{Lu}|\d/u.test(token.text);
}
