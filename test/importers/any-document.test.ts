import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPaperId } from '../../lib/core/arxiv-id.ts';
import { SOURCE_KINDS, type SourceKind } from '../../lib/core/gloss.ts';
import { isWebLink } from '../../lib/core/text.ts';
import type { ImportedDocument } from '../../lib/importers/importer.ts';
import { importDocument } from '../../lib/importers/index.ts';

const FOLDER = new URL('../documents/importers/', import.meta.url);
const SAMPLES = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));
const LINES = SAMPLES.flatMap((text) => text.split('\n'));
const KINDS = Object.keys(SOURCE_KINDS) as SourceKind[];

/** `RUNS=100000` for the long run. */
const numRuns = Number(process.env.RUNS ?? 3000);

const noise = fc.constantFrom(
  ...[
    '|',
    '](',
    '[',
    '**',
    '\\',
    '$',
    '<td>',
    '</ul>',
    '- ',
    '    ',
    '{"',
    '"paper":',
    '\u202e',
    '\ud800',
    '&#0;',
    '‚Ä',
    '\n',
    '(',
    ')',
    '# ',
  ],
  'Primary: ',
  'https://arxiv.org/abs/2402.00011',
);
const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...LINES) },
  noise,
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const madeUp = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));
/** A sample with parts cut out and noise put in. */
const mutated = fc
  .tuple(fc.constantFrom(...SAMPLES), fc.array(fc.tuple(fc.nat(4000), fc.nat(60), noise), { maxLength: 6 }))
  .map(([text, edits]) =>
    edits.reduce((now, [at, length, part]) => now.slice(0, at) + part + now.slice(at + length), text),
  );

function expectSound(document: ImportedDocument, lines: number): void {
  for (const { paper, line: at, date, text, sections } of document.glosses) {
    expect(paper.id === null || isPaperId(paper.id)).toBe(true);
    expect(at).toBeGreaterThanOrEqual(1);
    expect(at).toBeLessThanOrEqual(lines);
    expect(date ?? '2024-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(text.isWellFormed() && Object.values(sections).every((section) => section.isWellFormed())).toBe(true);
    if (paper.id === null) expect(paper.links.every(isWebLink)).toBe(true);
  }
  for (const { line: at, reason } of document.skipped) {
    expect(at).toBeLessThanOrEqual(lines);
    expect(reason).not.toContain('\n');
  }
  expect(JSON.stringify(document)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
}

describe('any document', { timeout: 60_000 + numRuns * 10 }, () => {
  it('is read or refused, never thrown at, with every part in its place', () => {
    fc.assert(
      fc.property(fc.oneof(madeUp, mutated), fc.option(fc.constantFrom(...KINDS)), (text, as) => {
        const result = importDocument(text, { file: 'x', ...(as && { as }) });
        if (result.document) expectSound(result.document, text.split(/\r\n?|\n/).length);
        else expect(result.refused).toMatch(/^x is [^\n]+\.$/);
      }),
      { numRuns },
    );
  });

  it('gives the same twice', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        expect(importDocument(text, { file: 'x' })).toEqual(importDocument(text, { file: 'x' }));
      }),
      { numRuns: 50 },
    );
  });
});
