import { describe, expect, test } from 'vitest';
import { save, savedState, unsave, withStatus } from '../../lib/library/saved.ts';
import { paperId } from '../search/sample-papers.ts';

const id = paperId('2507.05566');
const facts = { title: 'SingLoRA', authors: ['Ron Kimmel'], published: '2025-07-08' };

describe('a saved paper', () => {
  const first = save(undefined, id, facts, 1000);

  test('starts as one to read', () => {
    expect(savedState(first)).toEqual({ status: 'to-read', savedAt: 1000 });
  });

  test('does not change when it is saved again', () => {
    expect(save(first, id, { ...facts, title: 'Other' }, 2000)).toBe(first);
  });

  test('comes back with its status when it was removed by mistake', () => {
    const removed = unsave(withStatus(first, 'reading', 2000), 3000);
    expect(savedState(removed)).toBeNull();
    const again = save(removed, id, { title: `arXiv:${id}`, authors: [], published: null }, 4000);
    expect(savedState(again)).toEqual({ status: 'reading', savedAt: 4000 });
    expect(again).toMatchObject(facts);
  });

  test('keeps the time of its removal when it is removed twice', () => {
    const removed = unsave(first, 2000);
    expect(unsave(removed, 3000)).toBe(removed);
  });
});
