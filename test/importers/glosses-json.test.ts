import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { glossesJson } from '../../lib/importers/glosses-json.ts';

const SAMPLE = readFileSync(new URL('../documents/importers/glosses.json', import.meta.url), 'utf8');
const sample = glossesJson.read(SAMPLE, { file: 'glosses.json' });
const read = (value: unknown) => glossesJson.read(JSON.stringify(value), { file: 'x.json' });

describe('published glosses', () => {
  it('are read with all their fields', () => {
    expect(sample).toMatchObject({ kind: 'glosses', title: "The garden's own glosses", date: '2024-02-29' });
    expect(sample.glosses[0]).toEqual({
      paper: { id: '2402.00011', title: 'HedgeBot', authors: ['Ada Birch', '7elm'], handles: ['7elm'], doubt: null },
      line: 8,
      date: '2024-02-29',
      category: 'Robotics',
      topics: ['hedges'],
      institutions: ['University of Fern'],
      sections: { what: 'It trims hedges.', results: '12% closer.' },
      outline: [{ text: 'Blades', label: true, children: [{ text: 'sharp' }] }],
      text: 'It trims hedges.\n12% closer.',
      metrics: [
        {
          name: 'error',
          value: 12,
          valueHigh: null,
          unit: '%',
          dataset: null,
          system: null,
          baseline: { name: 'gardener', value: null, unit: null },
          direction: 'lower',
          kind: 'improvement',
          qualifier: null,
          quote: '12% closer.',
        },
      ],
    });
  });

  it('may have days of their own', () => {
    expect(sample.glosses[1]).toMatchObject({ paper: { id: 'hep-th/9901001', title: null }, date: '2024-02-28' });
  });

  it('are skipped where they name no paper or say nothing', () => {
    expect(sample.skipped).toEqual([
      { line: 28, reason: 'gloss 3 names no paper of arXiv' },
      { line: 29, reason: 'gloss 4 of “2402.00012” says nothing' },
    ]);
  });

  it.each([
    [{ papergloss: 'glosses', version: 2, glosses: [] }, 'version 2 of the format'],
    [{ papergloss: 'poems', version: 1, glosses: [] }, 'does not say'],
    [{ papergloss: 'glosses', version: 1, glosses: {} }, 'no list of glosses'],
    [[], 'does not say'],
    [null, 'does not say'],
  ])('say why %j can not be read', (value, reason) => {
    expect(read(value)).toMatchObject({ glosses: [], skipped: [{ line: 1, reason: expect.stringContaining(reason) }] });
  });

  it('are read as the README shows them, with nothing left out', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = /### Publish glosses[\s\S]*?```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const { glosses, skipped } = glossesJson.read(shown, { file: 'x' });
    const [told] = JSON.parse(shown).glosses;
    expect(skipped).toEqual([]);
    expect(glosses).toEqual([
      { ...told, line: 8, text: expect.any(String), paper: { ...told.paper, handles: [], doubt: null } },
    ]);
  });

  it('leave prototypes alone', () => {
    const text = `{"papergloss":"glosses","version":1,"glosses":[{"__proto__":{"x":1},"paper":{"id":"2402.00011","__proto__":{"x":1}},
      "sections":{"what":"a","__proto__":{"x":1}},"constructor":{"prototype":{"x":1}}}]}`;
    expect(glossesJson.read(text, { file: 'x' }).glosses).toHaveLength(1);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('survive any depth', () => {
    const deep = `${'{"text":"a","children":['.repeat(20_000)}${']}'.repeat(20_000)}`;
    const text = `{"papergloss":"glosses","version":1,"glosses":[{"paper":{"id":"2402.00011"},"outline":[${deep}]}]}`;
    expect(() => glossesJson.read(text, { file: 'x' })).not.toThrow();
  });
});
