import { describe, expect, test } from 'vitest';
import { glossText } from '../../lib/glossing/index.ts';

/** What is doubted of a result and what follows it, as `claim: sum`. */
function doubtsOf(results: string, implication = 'For practitioners, lists are cheap.'): string[] {
  const text = `Heron is a sorter. The objective is to sort. The methodology involves runs. ${results} ${implication}`;
  return glossText(text, { form: 'summary' }).doubts.map(({ says, computed, quote, span }) => {
    expect(text.slice(...span)).toBe(says);
    expect(quote).toContain(says);
    return `${says}: ${computed}`;
  });
}

describe('doubts a claim that its own numbers do not bear out', () => {
  test.each([
    [
      'a factor of time',
      'Heron achieves up to a 12x speedup in sorting (reducing sorting time from over 300 minutes to under 20 minutes).',
      'up to a 12x: 300 / 20 = 15',
    ],
    [
      'an upper end that is passed by little',
      'Heron achieves up to a 12x speedup in sorting (reducing sorting time from 200 minutes to 15 minutes).',
      'up to a 12x: 200 / 15 = 13.3',
    ],
    [
      'a percentage',
      'Heron reduced list size by 45% (from 141.11 MB to 44.33 MB).',
      '45%: (141.11 − 44.33) / 141.11 = 68.6%',
    ],
    ['after a comma', 'Heron improves accuracy by 12%, from 60.0% to 66.0%.', '12%: (66 − 60) / 60 = 10%'],
  ])('%s', (_, results, doubt) => {
    expect(doubtsOf(results)).toEqual([doubt]);
  });

  test('a share of what two sentences count', () => {
    const results =
      'Heron reached 91.3% accuracy with 12M parameters, outperforming MergeFox which reached 89.1% with 20M parameters.';
    const implication = 'For practitioners, Heron needs approximately half the parameter budget.';
    expect(doubtsOf(results, implication)).toEqual(['approximately half: 12 / 20 = 0.6']);
  });
});

describe('has no doubt', () => {
  test.each([
    ['where the sum is right', 'Heron reduced list size by 47% (from 750.3 MB to 400.5 MB).'],
    ['about what is rounded', 'Heron raised its SORT score from 12.1 to 59.8, nearly a five-fold improvement.'],
    ['about points that are called per cent', 'Heron improves accuracy by 6.1%, from 61.3% to 67.4%.'],
    [
      'where an upper end is not reached',
      'Heron achieves up to a 20x speedup (reducing sorting time from 200 minutes to 15 minutes).',
    ],
    [
      'where a lower end is passed',
      'Heron achieves over a 12x speedup (reducing sorting time from 200 minutes to 15 minutes).',
    ],
    ['about averages', 'Heron achieves an average 5x speedup (reducing sorting time from 200 minutes to 15 minutes).'],
    ['where the numbers are of something else', 'Heron achieves a 2x speedup (perplexity fell from 9.1 to 8.2).'],
    [
      'where other numbers stand between',
      'Heron reduced list size by 45% and is 3x faster (memory fell from 141 MB to 44 MB).',
    ],
    ['where no numbers are given', 'Heron needs half the memory of MergeFox.'],
  ])('%s', (_, results) => {
    expect(doubtsOf(results)).toEqual([]);
  });
});
