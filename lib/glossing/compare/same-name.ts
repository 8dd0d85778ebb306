import { fold } from '../../core/text.ts';

/** Names of one thing, the one that stands for all of them first; as `bare` writes them. */
const METRICS: readonly (readonly string[])[] = [
  ['accuracy', 'acc'],
  ['average accuracy', 'avg accuracy', 'avg acc', 'mean accuracy', 'mean acc'],
  ['top 1 accuracy', 'top 1', 'top 1 acc', 'top1', 'top1 accuracy', 'top1 acc'],
  ['top 5 accuracy', 'top 5', 'top 5 acc', 'top5', 'top5 accuracy', 'top5 acc'],
  ['exact match', 'em', 'exact match accuracy'],
  ['f1', 'f 1', 'f1 measure', 'f measure'],
  ['pass@1', 'pass 1', 'pass at 1', 'pass1'],
  ['success rate', 'success', 'sr', 'task success rate', 'task success'],
  ['win rate', 'winrate'],
  ['perplexity', 'ppl'],
  ['miou', 'mean iou', 'mean intersection over union'],
  ['map', 'mean average precision'],
  ['auc', 'auroc', 'roc auc', 'auc roc', 'area under the curve'],
  ['fid', 'frechet inception distance'],
  ['wer', 'word error rate'],
  ['rmse', 'root mean square error', 'root mean squared error'],
  ['mae', 'mean absolute error'],
  ['mse', 'mean square error', 'mean squared error'],
  ['parameters', 'params', 'parameter count', 'number of parameters', 'trainable parameters', 'trained parameters'],
  ['inference latency', 'latency', 'inference time'],
];

const DATASETS: readonly (readonly string[])[] = [
  ['imagenet', 'imagenet1k', 'ilsvrc2012'],
  ['imagenet256', 'imagenet256x256'],
  ['imagenet512', 'imagenet512x512'],
  ['humanevalplus', 'humaneval+'],
  ['mbppplus', 'mbpp+'],
];

const METRIC_OF = sameNames(METRICS);
const DATASET_OF = sameNames(DATASETS.map((names) => names.map(closed)));

/** What a name has beside what it names. */
const AROUND = /^(?:the|an?|its|overall)\s+|\s+(?:scores?|values?|metric)$/g;
const AROUND_DATASET = /^the\s+|\s+(?:benchmarks?|datasets?|test sets?|tests?|tasks?|leaderboard|suite)$/g;

/** `Fréchet Inception Distance (FID)` is spelled out already. */
const ABBREVIATED = /\s*\(\p{Lu}{2,6}\)/u;

/**
 * The same for all names of one metric: `acc`, `Accuracy` and `accuracy score` give `accuracy`.
 * @param dataset what it was measured on, whose name may stand before it: `GenEval score`
 */
export function metricKey(name: string, dataset = ''): string {
  const [whole, on] = [bare(name.replace(ABBREVIATED, '')), `${bare(dataset)} `];
  const plain = (whole.startsWith(on) ? whole.slice(on.length) : whole).replace(AROUND, '');
  return METRIC_OF.get(plain) ?? plain;
}

/** True for a name, false for words that any paper could use: `math benchmarks`, `three tasks`. */
export function isDatasetName(name: string): boolean {
  return /[\p{Lu}\d]/u.test(name);
}

/** The same for all names of one dataset: `MMLU-Pro` and `MMLU Pro benchmark`; `AIME 2024` and `AIME'24`. */
export function datasetKey(name: string): string {
  const plain = closed(bare(name).replace(AROUND_DATASET, '')).replace(/20(\d\d)$/, '$1');
  return DATASET_OF.get(plain) ?? plain;
}

/** Without case, accents and signs but those that tell names apart: `HumanEval+`, `pass@1`. */
function bare(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}@+]+/gu, ' ')
    .trim();
}

function closed(name: string): string {
  return name.replaceAll(' ', '');
}

function sameNames(lists: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  return new Map(lists.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));
}
