import { describe, expect, test } from 'vitest';
import { glossText } from '../../../lib/glossing/index.ts';
import { resultsOf } from './told.ts';

describe('takes for no result', () => {
  test.each([
    ['sizes', 'Heron was tried on 1,500 lists, 12 datasets and 200 problems.'],
    ['sizes of models', 'Heron works with models of 7B and 70B parameters.'],
    ['years', 'Heron won the contest of 2024 and was built on work of the 1990s.'],
    ['versions', 'Heron works with Llama 3.1, Gemini 2.5 Pro and v2.0 of the sorter.'],
    ['parts of names', 'Heron beats GPT-4, R2R, H100, MATH500, pi0.5 and Qwen2.5-7B.'],
    ['dimensions', 'Heron works on 3D scenes of 256x256 cells.'],
    ['settings', 'Heron was trained with a learning rate of 0.001, k = 5 and a temperature of 0.7.'],
    ['thresholds', 'Results hold at a distance threshold of < 0.1.'],
    ['significance', 'The gain is significant (p < 0.001, n = 228).'],
    ['list markers', 'Heron has two merits: 1) it is fast and 2) it is small.'],
    ['figures and tables', 'Figure 3 and Table 2 show the curves.'],
    ['ranks', 'Heron is among the top 5% of sorters.'],
    ['bits and shots', 'Heron works with 4-bit weights, 16-frame clips and 5-shot prompts.'],
    ['hardware', 'Heron was run on 32 A100 GPUs with 80 GB memory each.'],
    ['sums in words', 'Heron has three stages and two heads.'],
    ['proportions', 'Heron works with lists at a 24:1 and a 3:1 ratio.'],
    ['large images', 'Heron works with pictures of up to 10240x10240 cells.'],
    ['rates that were set', 'Heron drops lists at a rate of 50% for each step.'],
    ['money that it was trained for', 'Heron was trained for $200k.'],
    ['how long it was watched', 'Sorts of 24 hours stay stable, and the loss at 120 hours is low.'],
    ['a device in front of its noun', 'Heron was tried on a 1Gbps network.'],
    ['what it was trained on', 'Trained on at most 40 GB, Heron sorts well.'],
    ['resolutions', 'Heron reads lists at a resolution of 15.5 nm.'],
    ['scales and splits', 'Readers judge on a five-point scale, by five-fold cross-validation.'],
    ['sums in a formula', 'Heron approaches the optimum at rate O(1/N).'],
  ])('%s', (_, sentence) => {
    expect(resultsOf(sentence).map(({ value }) => value)).toEqual([]);
  });

  test('what others report in the background', () => {
    const text =
      'Sorting is an old problem, and 40% of all lists are sorted twice. We study how to sort once. We use a learned schedule. Experiments show that Heron outperforms MergeFox.';
    expect(glossText(text, { form: 'abstract' }).metrics).toEqual([]);
  });
});

describe('takes for a result', () => {
  test.each([
    ['whole numbers that are scores', 'Heron achieves a SORT score of 58.', [58]],
    ['one of many', 'Heron wins 38 out of 60 contests.', [38]],
    ['a value with its spread', 'Heron reaches a median Dice of 0.885 (0.122).', [0.885]],
    ['a share of what others need', 'With only 0.1% of the lists, Heron matches MergeFox.', [0.1]],
    ['a time for each thing', 'Heron achieves 53.2 ms/list.', [53.2]],
    ['numbers in brackets', 'Heron is accurate (MAP: 61.2) and robust (drop of 3%).', [61.2, 3]],
    ['a version beside a score', 'With Llama 3.1, Heron reaches 84.2% accuracy on AIME 2025.', [84.2]],
    ['findings about what is wrong', 'Solutions show a high error similarity (cosine similarity > 0.8).', [0.8]],
    ['counts that went down', 'Heron cuts the number of steps from 250 to 40.', [40]],
    ['what has a verb in its name', 'Heron has an FID of 9.60 and a Beat Align Score (BAS) of 0.281.', [9.6, 0.281]],
    ['costs that are compared', 'Heron needs fewer lists (12M vs. 20M).', [12]],
  ])('%s', (_, sentence, values) => {
    expect(resultsOf(sentence).map(({ value }) => value)).toEqual(values);
  });
});
