import { describe, expect, test } from 'vitest';
import { glossText } from '../../../lib/glossing/index.ts';
import { resultsOf, told } from './told.ts';

describe('sets beside a result', () => {
  test.each([
    [
      'what it was before',
      'Heron improves the recall from 38.0% to 84.0% on ListBench.',
      ['84% | recall | ListBench | 38'],
    ],
    [
      'what it was before, named',
      'Heron cuts latency from 236ms (plain mode) to 53ms.',
      ['53 ms | latency | - | plain mode 236'],
    ],
    [
      'what it was before, behind it',
      'Heron raises recall to 63.2% from a 55.8% baseline.',
      ['63.2% | recall | - | 55.8'],
    ],
    ['what an arrow comes from', 'Recall improves (GPT-5 33→92%).', ['92% | Recall | - | 33']],
    ['what it stands against', 'Heron keeps its recall (AUC of 89.08 vs. 89.39).', ['89.08 | AUC | - | 89.39']],
    [
      'a rival in brackets',
      'Heron achieves an accuracy of 70.1%, outperforming MergeFox (65.2%).',
      ['70.1% | accuracy | - | MergeFox 65.2'],
    ],
    [
      'the first of several rivals',
      'Heron needs a perplexity of 8.21 only, outperforming MergeFox (8.93), Wren4 (9.02) and Teal8 (9.64).',
      ['8.21 | perplexity | - | MergeFox 8.93'],
    ],
    [
      'the number of an owner',
      "Heron achieves a perplexity of 20.01, outperforming the standard MergeFox's 20.41.",
      ['20.01 | perplexity | - | standard MergeFox 20.41'],
    ],
    [
      'what it is compared to',
      'Heron achieves 52.2% accuracy compared to 38.8% for MergeFox.',
      ['52.2% | accuracy | - | MergeFox 38.8'],
    ],
    [
      'what it is higher than',
      'Heron reaches 84.1% recall, higher than the 80.3% of MergeFox.',
      ['84.1% | recall | - | MergeFox 80.3'],
    ],
    [
      'a relative clause',
      'Heron achieved 91.3% accuracy, outperforming MergeFox which reached 89.1%.',
      ['91.3% | accuracy | - | MergeFox 89.1'],
    ],
    [
      'a name alone',
      'Heron achieves a recall of 61.2%, outperforming existing sorters.',
      ['61.2% | recall | - | existing sorters'],
    ],
    [
      'what it is ahead of',
      'Heron yields a 14.4% performance gain over the MergeFox baseline.',
      ['14.4% | performance | - | MergeFox'],
    ],
    ['what it is faster than', 'Heron is 37x faster than MergeFox.', ['37x | speed | - | MergeFox']],
    [
      'rivals in the same order',
      "Heron reaches 50.05 EM with 0.91 retrievals, compared to MergeFox's 45.00 EM and 1.85 retrievals.",
      ['50.05 | EM | - | MergeFox 45', '0.91 | retrievals | - | MergeFox 1.85'],
    ],
    [
      'a rival of a kind, by its own name',
      'Heron reaches 84.1% recall, beating sorters like MergeFox (80.3%).',
      ['84.1% | recall | - | MergeFox 80.3'],
    ],
    [
      'what it stands against further on',
      'Heron reaches 62% recall (the upper bound of a small search), versus 10% for a merge sorter.',
      ['62% | recall | - | merge sorter 10'],
    ],
    [
      'what it is comparable to',
      'Heron reaches 84.1% recall, comparable to MergeFox.',
      ['84.1% | recall | - | MergeFox'],
    ],
    [
      'what it is some points over',
      'Heron reaches an accuracy of 58.6%, 3.1 points over MergeFox.',
      ['58.6% | accuracy | - | MergeFox', '3.1 points | accuracy | - | MergeFox'],
    ],
    ['what it trails', 'Heron trails MergeFox by 2.4%.', ['2.4% | - | - | MergeFox']],
    [
      'several rivals that are no names',
      'Heron reaches 84.1% recall, outperforming MergeFox and linear models.',
      ['84.1% | recall | - | MergeFox and linear models'],
    ],
    [
      'the nearest of two',
      'Heron beats MergeFox by 2.4% and outperforms QuickOwl by 2.9%.',
      ['2.4% | - | - | MergeFox', '2.9% | - | - | QuickOwl'],
    ],
    [
      'what was beaten before',
      'Heron reaches 80% recall, surpassing MergeFox, while being 3x faster.',
      ['80% | recall | - | MergeFox', '3x | speed | - | MergeFox'],
    ],
    [
      'contrasts in the same order',
      'Heron reaches 78% recall on short lists and 72% on long lists, whereas MergeFox reaches 7% and 5%.',
      [
        '78% | recall | short lists | MergeFox 7',
        '72% | recall | long lists | MergeFox 5',
        '7% | recall | - | -',
        '5% | recall | - | -',
      ],
    ],
    [
      'a contrast',
      'Heron reaches 78% recall, whereas MergeFox reaches 7%.',
      ['78% | recall | - | MergeFox 7', '7% | recall | - | -'],
    ],
  ])('%s', (_, sentence, lines) => {
    expect(told(sentence)).toEqual(lines);
  });

  test('nothing where nothing is said', () => {
    expect(told('Heron achieves an accuracy of 91%.')).toEqual(['91% | accuracy | - | -']);
  });
});

describe('measures the results of an abstract on', () => {
  const datasets = (text: string, form: 'abstract' | 'summary' = 'abstract') =>
    glossText(text, { form }).metrics.map(({ dataset }) => dataset);

  test('what the sentence before named', () => {
    const text = 'We evaluate Heron on SortBench. Heron reaches a recall of 91.2%.';
    expect(datasets(text)).toEqual(['SortBench']);
    expect(datasets(text, 'summary')).toEqual([null]);
  });

  test('its own place rather', () => {
    expect(datasets('We evaluate Heron on SortBench. Heron reaches a recall of 91.2% on OwlBench.')).toEqual([
      'OwlBench',
    ]);
  });

  test.each([
    ['SortBench, the first large benchmark for sorters', 'SortBench'],
    ['SortBench, a framework for sorters', null],
  ])('what is presented as one: %s', (presented, dataset) => {
    const text = `We introduce ${presented}. The best sorter reaches a recall of 41.2%.`;
    expect([...datasets(text), ...datasets(text, 'summary')]).toEqual([dataset, dataset]);
  });

  test('what is presented, rather than the models that run on it', () => {
    const text = 'We introduce SortBench, a benchmark for sorters. Across eight models, tools raise recall by 47%.';
    expect(datasets(text)).toEqual(['SortBench']);
  });

  test('what it speaks of again', () => {
    const text = 'Experiments run on SortBench and OwlBench. Heron reaches a recall of 91.2% on the two datasets.';
    expect(datasets(text)).toEqual(['SortBench and OwlBench']);
  });

  test('nothing where a size is told', () => {
    expect(datasets('We evaluate Heron on SortBench. Heron has 3x fewer parameters.')).toEqual([null]);
  });
});

describe('tells a change from a range', () => {
  test.each([
    ['Heron raises recall from 5% to 8%.', [{ value: 8, valueHigh: null, baseline: { value: 5 } }]],
    ['Heron yields gains ranging from 5% to 8%.', [{ value: 5, valueHigh: 8, baseline: null }]],
  ])('%s', (sentence, metrics) => {
    expect(resultsOf(sentence)).toMatchObject(metrics);
  });
});

describe('says of each result in a list', () => {
  test.each([
    [
      'what it was measured on',
      'Heron scores 28.6% on ListBench and 93.4% on OwlBench.',
      ['28.6% | - | ListBench | -', '93.4% | - | OwlBench | -'],
    ],
    [
      'what both sides of a contest were measured on',
      'Heron reaches a recall of 78.5% vs. 65.0% on ListBench and 94.9% vs. 93.6% on OwlBench.',
      ['78.5% | recall | ListBench | 65', '94.9% | recall | OwlBench | 93.6'],
    ],
    [
      'what a bracket lists',
      'Across three long games (Crafty, MiniOwl, and NetFox), Heron raises recall by 5%.',
      ['5% | recall | three long games (Crafty, MiniOwl, and NetFox) | -'],
    ],
    [
      'not what the next clause tells of',
      'Heron reaches 45% recall, and no sorter performs well across task types.',
      ['45% | recall | - | -'],
    ],
    [
      'what they share',
      'Heron attains a success rate of 56.9% and a recall of 51.9% on ListBench.',
      ['56.9% | success rate | ListBench | -', '51.9% | recall | ListBench | -'],
    ],
    [
      'what both are',
      'Heron achieves 7.9% and 6.7% improvements in recall.',
      ['7.9% | recall | - | -', '6.7% | recall | - | -'],
    ],
    [
      'what is left out',
      'Heron improves recall by 14% on ListBench and by 50% on OwlBench.',
      ['14% | recall | ListBench | -', '50% | recall | OwlBench | -'],
    ],
    [
      'its own name',
      'Heron improves recall by 14% and precision by 5%.',
      ['14% | recall | - | -', '5% | precision | - | -'],
    ],
    [
      'respectively',
      'Heron beats MergeFox and QuickOwl by 16.1% and 12.7%, respectively.',
      ['16.1% | - | - | MergeFox', '12.7% | - | - | QuickOwl'],
    ],
    [
      'the list in front of the bracket',
      'Heron keeps a low LPIPS (0.13) and FID (45.84).',
      ['0.13 | LPIPS | - | -', '45.84 | FID | - | -'],
    ],
  ])('%s', (_, sentence, lines) => {
    expect(told(sentence)).toEqual(lines);
  });
});
