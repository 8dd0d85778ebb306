import { describe, expect, test } from 'vitest';
import { glossText } from '../../../lib/glossing/index.ts';
import { resultsOf } from './told.ts';

describe('names a result', () => {
  test.each([
    ['before it', 'Heron attains a Success Rate (SR) of 56.9%.', 'Success Rate (SR)'],
    ['behind it', 'Heron achieves a 45.2% task success rate on ListBench.', 'task success rate'],
    ['by what changes', 'Heron reduces peak memory by 20%.', 'peak memory'],
    ['by what changes from a value', 'The sorting error falls from 17.31 to 14.16.', 'sorting error'],
    ['by what it gains in', 'Heron achieves a 30.5% reduction in sorting errors.', 'sorting errors'],
    ['by what is less', 'Heron needs 38.6x less memory.', 'memory'],
    ['by what is more', 'Heron delivers 4.8x higher goodput.', 'goodput'],
    ['by a speedup', 'Heron achieves a 12x speedup.', 'speedup'],
    ['by what it is a share of', 'Heron prunes 92.6% of list items.', 'list items'],
    ['in front of the bracket', 'Heron has a lower LPIPS score (0.368).', 'LPIPS score'],
    ['without a verb', 'Heron is accurate, with AUC 0.97.', 'AUC'],
    ['with what it is of', 'Heron increases the number of sorted lists by 15%.', 'number of sorted lists'],
    ['by a bare name before a decimal', 'Heron leads on ListBench at SortScore 1.30.', 'SortScore'],
    ['by a name that the results of two are of', 'Heron surpasses MergeFox on ListEval, 0.826 to 0.794.', 'ListEval'],
    ['in front of how it changed', 'Heron improves sorting accuracy over MergeFox by 5%.', 'sorting accuracy'],
    ['with what it was tested on', 'Heron attains the highest test accuracy of 91%.', 'test accuracy'],
    ['by the measure, not its owner', "Heron keeps 97% of MergeFox's accuracy.", 'accuracy'],
    ['by what rises to it', 'Heron keeps its accuracy while raising strangeness to 0.73.', 'strangeness'],
    [
      'by the measure in brackets, not where it was taken',
      'Heron achieves 55.4% on ListBench 2025 (Pass@1).',
      'Pass@1',
    ],
    ['without praise', 'Heron achieves a competitive FID of 4.5.', 'FID'],
    ['behind the number it is set against', 'Heron achieves 78.5% vs. 65.0% progress on ListBench.', 'progress'],
    ['behind how much that is more', 'Heron achieves 83.8% (+4.0%) accuracy on ListBench.', 'accuracy'],
    [
      'not by what it is set against',
      'Heron beats the behaviour of MergeFox, over its baseline accuracy, by 5%.',
      null,
    ],
    ['not by what it was done at', 'Heron gains 1.8 points over MergeFox at equal memory.', null],
    ['not by who is beaten', 'Heron surpasses the rival sorter MergeFox by 22.8 points.', null],
    ['not at all', 'Heron achieves a 5.2% absolute improvement on ListBench.', null],
  ])('%s', (_, sentence, name) => {
    expect(resultsOf(sentence)[0]?.name).toBe(name);
  });
});

test('names a result without a name of its own as the last that is told alike', () => {
  const results = resultsOf('Heron reaches an accuracy of 91% with 10x fewer steps. On short lists, it reaches 97%.');
  expect(results.map(({ name }) => name)).toEqual(['accuracy', 'steps', 'accuracy']);
});

describe('names a change without a name of its own by what follows', () => {
  test.each([
    [
      'which may be a level',
      'Heron beats MergeFox by 0.3% on ListBench, reaching a SortScore score of 73.8.',
      'SortScore score',
    ],
    [
      'which may be another change',
      'Heron brings a 27.5% average improvement on ListBench and a 32.3% accuracy improvement on OwlBench.',
      'accuracy',
    ],
  ])('%s', (_, sentence, name) => {
    expect(resultsOf(sentence).map((result) => result.name)).toEqual([name, name]);
  });

  test('but not a level', () => {
    const results = resultsOf('Heron solves ListBench in only 3 seconds, keeping an accuracy of 91%.');
    expect(results.map(({ name }) => name)).toEqual(['time', 'accuracy']);
  });
});

test('tells what is listed as what it is listed with', () => {
  const results = resultsOf('Heron improves accuracy by 5% on ListBench, 4% on OwlBench, and 3% on FoxBench.');
  expect(results.map(({ kind }) => kind)).toEqual(['improvement', 'improvement', 'improvement']);
});

describe('says which way is better', () => {
  test.each([
    ['Heron achieves an accuracy of 91%.', 'higher', 'absolute'],
    ['Heron achieves an FID of 4.5.', 'lower', 'absolute'],
    ['Heron reduces latency by 20%.', 'lower', 'reduction'],
    ['Heron improves accuracy by 20%.', 'higher', 'improvement'],
    ['Heron is 3x faster.', 'higher', 'ratio'],
    ['Heron uses 10x fewer parameters.', 'lower', 'ratio'],
    ['Heron achieves a Sorting Distance (SD) of 0.12.', 'lower', 'absolute'],
    ['Heron halves the number of steps, a reduction of 50%.', 'lower', 'reduction'],
    ['Heron improves latency by 20%.', 'lower', 'improvement'],
    ['Heron reduces duplicates by 20%.', 'lower', 'reduction'],
    ['Heron reduces accuracy by 20%.', 'higher', 'reduction'],
    ['Heron requires only 55% of the compute.', 'lower', 'ratio'],
    ['Heron needs 7% more memory than MergeFox.', null, 'improvement'],
  ])('%s', (sentence, direction, kind) => {
    expect(resultsOf(sentence)).toMatchObject([{ direction, kind }]);
  });
});

describe('says what it was measured on', () => {
  test.each([
    ['behind it', 'Heron reaches an accuracy of 91% on the ListBench benchmark.', 'ListBench benchmark'],
    ['in front', 'On the ListBench dataset, Heron reaches an accuracy of 91%.', 'ListBench dataset'],
    ['in the name', 'Heron reaches an MMLU score of 0.754.', 'MMLU'],
    ['across many', 'Heron gains 3% in accuracy across seven sorting benchmarks.', 'seven sorting benchmarks'],
    [
      'in a description',
      'Heron reaches an accuracy of 84% on a set of 50 problems from Omni-Lists.',
      'set of 50 problems from Omni-Lists',
    ],
    ['not the model', 'Heron trained on Qwen2.5-7B reaches an accuracy of 91%.', null],
    ['not the machine', 'Heron reaches an MFU of 54.2% on 32 H100 GPUs.', null],
    ['not the average', 'Heron reaches an accuracy of 91% on average.', null],
    ['not the agents', 'Heron reaches an accuracy of 91% on four sorting agents.', null],
    ['not what is vague', 'Heron reaches an accuracy of 91% across various benchmarks.', null],
    ['not what is told of something else', 'Heron sorts 3x faster, with no loss on the ListBench benchmark.', null],
    [
      'up to the benchmark',
      'Heron on the ListBench sorting benchmark drives MergeFox down by 3%.',
      'ListBench sorting benchmark',
    ],
  ])('%s', (_, sentence, dataset) => {
    expect(resultsOf(sentence)[0]?.dataset ?? null).toBe(dataset);
  });
});

describe('names a result by its unit', () => {
  test.each([
    ['a time', 'Heron solves ListBench in only 3 seconds.', 'time', 'lower'],
    ['as its name says', 'Heron reaches an average latency of 3 ms.', 'average latency', 'lower'],
    ['a speed', 'Heron reaches an error of 3% on ListBench at 38 FPS.', 'speed', 'higher'],
    ['as its name says again', 'Heron reaches a throughput of 38 lists/s.', 'throughput', 'higher'],
  ])('%s', (_, sentence, name, direction) => {
    expect(resultsOf(sentence).at(-1)).toMatchObject({ name, direction });
  });
});

test('takes no model for the name of a result', () => {
  expect(resultsOf('Qwen2.5-7B climbs from 33% to 92% on ListBench.')).toMatchObject([{ name: null, value: 92 }]);
});

describe('takes what a title presents', () => {
  const metricsOf = (title: string) =>
    glossText('Sorting is an old problem. The best sorter reaches an accuracy of 58.6%.', { form: 'abstract', title })
      .metrics;

  test.each([
    ['ListBench: How Well Do Sorters Sort?'],
    ['Lists-100: A Dataset of Very Long Lists'],
    ['Lists-100: Benchmarking Sorters on Very Long Lists'],
  ])('as a benchmark for what was measured on: %s', (title) => {
    expect(metricsOf(title)).toMatchObject([{ dataset: title.split(':')[0], system: null }]);
  });

  test('otherwise for what was measured', () => {
    expect(metricsOf('Heron: Sorting Very Long Lists')).toMatchObject([{ dataset: null, system: 'Heron' }]);
  });
});

test('says whose result it is', () => {
  expect(resultsOf('On ListBench, HeronSort-7B achieves an accuracy of 91%.')[0]?.system).toBe('HeronSort-7B');
});
