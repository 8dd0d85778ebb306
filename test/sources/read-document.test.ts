import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importDocument } from '../../lib/importers/index.ts';
import { MOST_GLOSSES, MOST_SKIPS_TOLD, readDocument } from '../../lib/sources/read-document.ts';

const FOLDER = new URL('../documents/importers/', import.meta.url);
const SAMPLES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }));

function read(text: string, file = 'a.json') {
  const document = readDocument(text, file);
  if ('refused' in document) throw new Error(document.refused);
  return document;
}

const published = (glosses: readonly unknown[]) =>
  JSON.stringify({ papergloss: 'glosses', version: 1, title: 'Mine', glosses });

describe('a document', () => {
  test.each(SAMPLES)('keeps all that its importer reads: $name', ({ name: file, text }) => {
    const { document } = importDocument(text, { file });
    const stored = read(text, file);
    expect(stored).toMatchObject({ kind: document?.kind, date: document?.date });
    const said = document?.glosses.filter(({ text: words }) => words.trim() !== '') ?? [];
    expect(stored.glosses.map(({ paper }) => paper)).toEqual(said.map(({ paper }) => paper.id));
    expect(stored.skippedInAll).toBe(
      (document?.skipped.length ?? 0) + (document?.glosses.length ?? 0) - stored.glosses.length,
    );
  });

  test('that none can read is refused in a sentence', () => {
    expect(readDocument('Hello.', 'a.txt')).toEqual({ refused: expect.stringMatching(/^a\.txt is none of/) });
  });

  test('gives names of people before names of accounts', () => {
    const paper = (authors: string[]) =>
      published([{ paper: { id: '2507.00001', authors }, sections: { what: 'X.' } }]);
    expect(read(paper(['ada-birch', 'Ada Birch'])).glosses[0]?.authors).toEqual(['Ada Birch']);
    expect(read(paper(['ada-birch'])).glosses[0]?.authors).toEqual(['ada-birch']);
  });

  test('of more glosses than anybody writes keeps the first, and says so', { timeout: 30_000 }, () => {
    const lines = Array.from({ length: MOST_GLOSSES + 150 }, (_, at) => [
      `- [Title ${at}](https://arxiv.org/abs/2507.${10_000 + at})`,
      `    - It is ${at} of them.`,
    ]);
    const { glosses, skipped, skippedInAll } = read(lines.flat().join('\n'), 'notes.md');
    expect([glosses.length, skipped.length, skippedInAll]).toEqual([MOST_GLOSSES, MOST_SKIPS_TOLD, 150]);
    expect(skipped[0]).toEqual({ line: 2 * MOST_GLOSSES + 1, reason: expect.stringMatching(/only the first 5,000/) });
  });

  test('whatever it says, is read or refused, and changes nothing of ours', () => {
    const samples = SAMPLES.map(({ text }) => text);
    const prototype = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
    const mutated = fc
      .tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(200), fc.string({ unit: 'binary', maxLength: 40 }))
      .map(([text, at, length, put]) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + put + text.slice(from + length);
      });
    const hostile = fc.constantFrom(
      published([{ paper: { id: '2507.00001' }, sections: { __proto__: 'x', what: 'X.' } }]),
      '{"papergloss":"glosses","version":1,"glosses":[{"paper":{"id":"2507.00001","__proto__":{"x":1}},"sections":{"what":"X."},"constructor":{"prototype":{"x":1}}}]}',
    );
    fc.assert(
      fc.property(fc.oneof(mutated, hostile), (text) => {
        const document = readDocument(text, 'a.md');
        if ('refused' in document) return;
        for (const { paper, sections } of document.glosses) {
          expect(paper === null || /^[\w./-]+$/.test(paper)).toBe(true);
          for (const words of Object.values(sections)) expect(words?.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(prototype);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});
