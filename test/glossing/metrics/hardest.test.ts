import { describe, expect, test } from 'vitest';
import { glossText } from '../../../lib/glossing/index.ts';
import { resultsOf, told } from './told.ts';

describe('reads what trips others', () => {
  test.each([
    [
      'one value and four rivals',
      'Heron (ListBench perplexity of 7.01) outperforms af4 (7.52), bf4 (7.63) and cf4 (7.84).',
      ['7.01 | ListBench perplexity | ListBench | af4 7.52'],
    ],
    [
      'a range beside a change',
      'Heron improves the FID from 1.38 (260 steps) to 1.17 (30 steps), with gains ranging from 1.4pp to 3.5pp.',
      ['1.17 | FID | - | 1.38', '1.4 to 3.5 pp | FID | - | -'],
    ],
    [
      'a pair of opposite directions',
      'Heron reduces the error from 13.35±0.66 to 5.20±3.02 and keeps its AUC (87.06±2.61 vs. 87.28±0.81).',
      ['5.2 | error | - | 13.35', '87.06 | AUC | - | 87.28'],
    ],
    [
      'a slash pair',
      'Heron achieves +14.6% / +17.2% improvement in recall.',
      ['14.6% | recall | - | -', '17.2% | recall | - | -'],
    ],
    [
      'a saving whose verb stands once',
      'Heron reduces memory use by 61% and sorting time by 24% compared to MergeFox.',
      ['61% | memory use | - | MergeFox', '24% | sorting time | - | MergeFox'],
    ],
    [
      'values that stand in their measures',
      'On the ListBench test set, Heron achieves 61.2% in Pearson Correlation and 31.5% in Mean Deviation.',
      ['61.2% | Pearson Correlation | ListBench test set | -', '31.5% | Mean Deviation | ListBench test set | -'],
    ],
    [
      'a benchmark among many, by its own name',
      'Heron is ahead on eleven tasks, pushing the OWLE score to 80.3% and SortNLI accuracy to 85.2%.',
      ['80.3% | OWLE score | OWLE | -', '85.2% | SortNLI accuracy | SortNLI | -'],
    ],
    ['what takes longer', 'Training takes 7% longer than before.', ['7% | time | - | -']],
    ['a score out of ten', 'Heron scores 8.2/10 on ListBench.', ['8.2 /10 | - | ListBench | -']],
    [
      'a share and the saving that it is',
      'Heron requires only 35% of the compute (a 65% FLOPs reduction).',
      ['only 35% | compute | - | -', '65% | FLOPs | - | -'],
    ],
    [
      'a share of a performance',
      'Heron retains 98.1% of the performance on ListBench.',
      ['98.1% | performance | ListBench | -'],
    ],
    [
      'the size of a rival',
      'Heron achieves 80.6% recall, surpassing the much larger 671B MergeFox-R1 model.',
      ['80.6% | recall | - | much larger 671B MergeFox-R1'],
    ],
    [
      'a gain over many benchmarks',
      'Heron achieves an average improvement of 4.29% across seven benchmarks.',
      ['4.29% | - | seven benchmarks | -'],
    ],
    [
      'a measure that is no place',
      'On the ListBench dataset, Heron achieves a 28.57% increase in harmonic mean (HM).',
      ['28.57% | harmonic mean (HM) | ListBench dataset | -'],
    ],
    [
      'a drop that is told by a verb',
      'The SORT score drops from 74.7 in FP16 to 69.3 in INT4.',
      ['69.3 | SORT score | INT4 | FP16 74.7'],
    ],
    [
      'a measure written like a word',
      'Heron achieves an FID of 1.55 and an IS of 313.3.',
      ['1.55 | FID | - | -', '313.3 | IS | - | -'],
    ],
    [
      'a measure behind the place',
      'Heron achieves 55.4% on ListBench (Pass@1).',
      ['55.4% | Pass@1 | ListBench (Pass@1) | -'],
    ],
    [
      'what is left of a change',
      'Heron reduces the response length by 68 percent to 311 tokens.',
      ['68% | response length | - | -', '311 | tokens | - | -'],
    ],
    [
      'a comparison between dashes',
      'Heron achieves 48 sorted lists per second -- about 50 times better speed than MergeFox -- on a phone.',
      ['48 | sorted lists | - | MergeFox', 'about 50x | speed | - | MergeFox'],
    ],
    ['a name of capitals', 'Heron scores 86.3 cIoU on ListBench.', ['86.3 | cIoU | ListBench | -']],
    [
      'what it stands against',
      'Heron reaches 91.3% accuracy, against 89.1% for MergeFox.',
      ['91.3% | accuracy | - | MergeFox 89.1'],
    ],
    [
      'a place in front, across a semicolon',
      'On the ListBench dataset, Heron is ahead; for example, it achieves an RMSE of 2.44.',
      ['2.44 | RMSE | ListBench dataset | -'],
    ],
    [
      'a result behind a comparison',
      'Heron reaches 40% recall, beating MergeFox (26%), and a 97% success rate on OwlBench.',
      ['40% | recall | OwlBench | MergeFox 26', '97% | success rate | OwlBench | -'],
    ],
  ])('%s', (_, sentence, lines) => {
    expect(told(sentence)).toEqual(lines);
  });
});

test.each([
  ['of a device', 'Heron was run on a 24GB GPU.'],
  ['of a model', 'Heron works with Llama 3.1-8B and a 500M parameter model.'],
  ['of data', 'Introducing as little as 1% of wrong lists changes the order.'],
  ['of a starting point', 'The Meteor score improved from a baseline of 0.11 to 13.11.'],
])('takes no size %s for a result', (_, sentence) => {
  expect(resultsOf(sentence).map(({ value }) => value)).toEqual(sentence.includes('13.11') ? [13.11] : []);
});

test('has no result in an abstract that reports none', () => {
  const text =
    'Sorting lists of 10,000 items is hard. We study lists of 12 kinds with 7B parameters, k = 5 and a threshold of 0.3. We prove a rate of $O(1/N)$. Code is available at https://example.org/v2.';
  expect(glossText(text, { form: 'abstract' }).metrics).toEqual([]);
});
