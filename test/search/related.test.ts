import { describe, expect, test } from 'vitest';
import { createSearchEngine } from '../../lib/search/index.ts';
import { samplePapers } from './sample-papers.ts';

const engine = createSearchEngine(samplePapers);

describe('related papers', () => {
  test('stand next to a text by the words they share, nearest first', () => {
    const [first, ...rest] = engine.related('Teaching robot arms to fold towels');
    expect(first?.id).toBe('2501.00003');
    expect(first?.terms).toContain('fold');
    expect(rest.map((hit) => hit.id)).not.toContain('2501.00005');
  });

  test('need more than one shared word', () => {
    expect(engine.related('protein')).toEqual([]);
  });

  test('are none for a text of words that every paper uses', () => {
    expect(engine.related('We propose a method and show results on several tasks')).toEqual([]);
  });

  test('give each reason once, whatever its form', () => {
    const [first] = engine.related('recognizers recognizer speech speeches pruning');
    expect(first?.terms.filter((term) => term.toLowerCase().startsWith('recog'))).toHaveLength(1);
  });

  test('leave out the paper itself where they are told to', () => {
    const hits = engine.related('robot arms fold', { accept: (id) => id !== '2501.00003' });
    expect(hits.map((hit) => hit.id)).not.toContain('2501.00003');
  });
});
