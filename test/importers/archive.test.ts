import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importDocument } from '../../lib/importers/index.ts';

/** Days of a public archive that are too many to carry along; they may stand beside the project. */
const ARCHIVE = new URL('../../../shared/corpus/', import.meta.url);
const files = existsSync(ARCHIVE)
  ? readdirSync(ARCHIVE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
  : [];

describe.skipIf(files.length === 0)('an archive of daily tables', () => {
  it.each(files.sort())('%s is read row by row, every summary in its own words', (file) => {
    const text = readFileSync(new URL(file, ARCHIVE), 'utf8');
    const { document } = importDocument(text, { file });
    const rows = text.match(/^\|/gm)?.length ?? 0;
    expect(document?.skipped).toEqual([]);
    // Two lines are the header.
    expect(document?.glosses).toHaveLength(rows - 2);
    expect(document?.date).toBe(file.replace('.md', '').replaceAll('/', '-'));
    for (const { paper, text: said, sections } of document?.glosses ?? []) {
      expect(text).toContain(said);
      expect(text).toContain(paper.id);
      expect(paper.title).not.toMatch(/read more|\]\(|[(|-]$/i);
      expect(Object.values(sections).join('')).not.toBe('');
    }
  });
});
