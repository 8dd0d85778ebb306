import { describe, expect, test } from 'vitest';
import { addTag, remove, save, setField } from '../../lib/library/causal/edit.ts';
import { type CausalRecord, emptyRecord, merge } from '../../lib/library/causal/record.ts';
import type { LibraryFilter } from '../../lib/library/listed.ts';
import { countPapers, type Listed, listPapers, toListed } from '../../lib/library/listing.ts';
import { paperId } from '../search/sample-papers.ts';
import { by } from './causal/sample-records.ts';

function record(number: number, title: string, edit: (saved: CausalRecord) => CausalRecord = (saved) => saved) {
  const id = paperId(`2501.0000${number}`);
  const facts = { title, authors: ['Ana Núñez'], published: `2025-01-0${number}` };
  return edit(save(undefined, id, by(0), facts, number));
}

const noted = record(1, 'Folding Shirts', (saved) => setField(saved, by(0), 'note', 'See the\n  appendix'));
const read = record(2, 'any4', (saved) => setField(addTag(saved, by(0), 'to cite'), by(0), 'status', 'read'));
const rated = record(3, 'Zebra', (saved) => setField(saved, by(0), 'rating', 5));
const removed = record(4, 'Gone', (saved) => remove(saved, by(0), 40));
const torn = record(5, 'Two Minds', (saved) =>
  merge(setField(saved, by(1), 'note', 'one'), setField(saved, by(2), 'note', 'two')),
);
const nameless = record(6, '');
const all = [noted, read, rated, removed, torn, nameless].flatMap((each) => toListed(each, each === rated) ?? []);

const found = (filter: LibraryFilter) => listPapers(all, filter, 'added').map(({ row }) => row.id.slice(-1));
const order = (by_: Parameters<typeof listPapers>[2]) => listPapers(all, {}, by_).map(({ row }) => row.id.slice(-1));

describe('the list', () => {
  test('has every paper but those in the Trash, newest first', () => {
    expect(found({})).toEqual(['6', '5', '3', '2', '1']);
  });

  test.each<[LibraryFilter, string[]]>([
    [{ status: 'read' }, ['2']],
    [{ tag: 'to cite' }, ['2']],
    [{ only: 'trash' }, ['4']],
    [{ only: 'conflicts' }, ['5']],
    [{ only: 'noted' }, ['5', '1']],
    [{ only: 'rated' }, ['3']],
    [{ only: 'waiting' }, ['3']],
    [{ text: 'nunez fold' }, ['1']],
    [{ text: 'APPEND' }, ['1']],
    [{ text: 'ppend' }, []],
    [{ text: 'cite' }, ['2']],
    [{ text: '2501.00003' }, ['3']],
    [{ text: 'gone', only: 'trash' }, ['4']],
    [{ text: 'fold', status: 'read' }, []],
  ])('narrowed by %j shows %j', (filter, shown) => {
    expect(found(filter)).toEqual(shown);
  });

  test('is put in the order asked for', () => {
    expect(order('title')).toEqual(['2', '6', '1', '5', '3']);
    expect(order('rating')[0]).toBe('3');
    expect(order('published')).toEqual(['6', '5', '3', '2', '1']);
  });

  test('shows a note as one line, and a paper without a title by its id', () => {
    const [one] = listPapers(all, { text: 'fold' }, 'added');
    expect(one?.row.note).toBe('See the appendix');
    expect(toListed(nameless, false)?.row.title).toBe('arXiv:2501.00006');
  });

  test('has no line for what is left of an emptied paper', () => {
    expect(toListed({ ...emptyRecord(noted.id), seen: noted.seen }, false)).toBeNull();
  });

  test('does not change the order of what it was given', () => {
    const before = [...all];
    listPapers(all, {}, 'title');
    expect(all).toEqual(before);
  });
});

test('the counts say what each choice would show', () => {
  const counts = countPapers(all);
  expect(counts.all).toBe(found({}).length);
  for (const [status, papers] of Object.entries(counts.status)) {
    expect(found({ status: status as 'read' })).toHaveLength(papers);
  }
  for (const [only, papers] of Object.entries(counts.only))
    expect(found({ only: only as 'trash' })).toHaveLength(papers);
  expect(counts.tags).toEqual([{ name: 'to cite', papers: 1 }]);
});

test('twenty thousand papers are listed in one go', () => {
  const many: Listed[] = Array.from({ length: 20_000 }, (_, at) => {
    const [first] = all;
    if (!first) throw new Error('no paper to copy');
    return { ...first, row: { ...first.row, id: paperId(`2501.${String(at).padStart(5, '0')}`), added: at } };
  });
  const listed = listPapers(many, { text: 'fold' }, 'added');
  expect([listed.length, listed[0]?.row.added, listed.at(-1)?.row.added]).toEqual([20_000, 19_999, 0]);
});
