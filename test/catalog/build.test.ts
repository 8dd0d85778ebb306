import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../lib/catalog/build.ts';
import { input, sampleFile } from './sample-file.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const build = (...files: ReturnType<typeof input>[]) => buildCatalog(files, digest);

type File = ReturnType<typeof sampleFile>;
type Paper = File['papers'][number];

function broken(breakIt: (paper: Paper, file: File) => unknown) {
  const file = sampleFile();
  const [paper] = file.papers;
  if (paper) breakIt(paper, file);
  return () => build(input(file));
}

describe('buildCatalog', () => {
  test('lists papers newest first, each with its glosses and its neighbours', () => {
    const { papers, sources } = build(input(sampleFile()));
    expect(papers.map(({ id }) => id)).toEqual(['2501.00002', '2501.00001']);
    expect(papers[0]?.glosses.map(({ source }) => source)).toEqual(['daily-table-2025-01-02']);
    expect(sources).toHaveLength(1);
  });

  test('never makes a paper its own neighbour', () => {
    for (const paper of build(input(sampleFile())).papers) {
      expect(paper.related.map(({ id }) => id)).not.toContain(paper.id);
    }
  });

  test('gives equal content equal versions and other content another', () => {
    const other = sampleFile();
    other.source.title = 'Other papers';
    expect(build(input(sampleFile())).version).toBe(build(input(sampleFile())).version);
    expect(build(input(other)).version).not.toBe(build(input(sampleFile())).version);
  });

  test('joins what two sources say of one paper, the newer first', () => {
    const later = sampleFile('digest-2025-02-01');
    later.source.date = '2025-02-01';
    const { papers } = build(input(sampleFile()), input(later, 'digest-2025-02-01'));
    expect(papers).toHaveLength(2);
    for (const paper of papers) {
      expect(paper.glosses.map(({ source }) => source)).toEqual(
        ['daily-table-2025-01-02', 'digest-2025-02-01'].reverse(),
      );
    }
  });

  test.each<[string, Parameters<typeof broken>[0], RegExp]>([
    [
      'an id with a version',
      (paper) => Object.assign(paper, { id: '2501.00001v2' }),
      /paper 2501\.00001v2, papers\.0\.id: must be an arXiv id/,
    ],
    [
      'a link that runs code',
      (paper) => Object.assign(paper.links, { code: 'javascript:alert(1)' }),
      /paper 2501\.00001, papers\.0\.links\.code: must be an http/,
    ],
    [
      'a day that is none',
      (paper) => Object.assign(paper, { published: '2025-02-30' }),
      /papers\.0\.published: must be a day/,
    ],
    [
      'text with control characters',
      (paper) => Object.assign(paper, { title: 'A\u202eB' }),
      /papers\.0\.title: must be one clean line/,
    ],
    [
      'an unknown field',
      (paper) => Object.assign(paper, { rating: 5 }),
      /paper 2501\.00001, papers\.0\.rating: is a field/,
    ],
    [
      'an unknown section',
      (paper) => Object.assign(paper.gloss.sections, { verdict: 'Good.' }),
      /paper 2501\.00001, papers\.0\.gloss\.sections\.verdict: /,
    ],
    [
      'a field that is missing',
      (paper) => Reflect.deleteProperty(paper, 'title'),
      /papers\.0\.title: is missing or not of the type string/,
    ],
    [
      'a kind that is none',
      (_, file) => Object.assign(file.source, { kind: 'blog' }),
      /source\.kind: must be one of daily-table, digest/,
    ],
    [
      'a gloss that says nothing',
      (paper) => Object.assign(paper.gloss, { sections: {}, metrics: [] }),
      /papers\.0\.gloss: must say in `sections\.what`/,
    ],
    [
      'a number whose sentence is not there',
      (paper) => Object.assign(paper.gloss.sections, { results: 'Else.' }),
      /metrics\.0\.quote: must stand in a section/,
    ],
    [
      'a paper that stands twice',
      (paper, file) => void file.papers.push({ ...paper }),
      /2501\.00001, id: stands twice/,
    ],
    [
      'a file under another name',
      (_, file) => Object.assign(file.source, { id: 'other' }),
      /source\.id: must be the name of the file/,
    ],
    ['no papers', (_, file) => Object.assign(file.papers, { length: 0 }), /papers/],
  ])('refuses %s and says where it stands', (_, breakIt, message) => {
    expect(broken(breakIt)).toThrow(message);
    expect(broken(breakIt)).toThrow(/^catalog\/daily-table-2025-01-02\.json: /);
  });

  test('refuses two files that differ about a paper', () => {
    const later = sampleFile('digest-2025-02-01');
    if (later.papers[0]) later.papers[0].title = 'Another Title';
    expect(() => build(input(sampleFile()), input(later, 'digest-2025-02-01'))).toThrow(
      /catalog\/digest-2025-02-01\.json: paper 2501\.00001, title: differs/,
    );
  });

  test.each([null, 'text', [], { source: {} }])('refuses %j instead of a file', (content) => {
    expect(() => build(input(content))).toThrow(/^catalog\/daily-table-2025-01-02\.json: /);
  });
});
