import { expect, test } from 'vitest';
import { plainLead, plainMetric, verbatimOf } from '../../../lib/importers/markup/verbatim.ts';

const text = (words: string) => ({ kind: 'text', text: words });
const paragraph = (...children: unknown[]) => ({ kind: 'paragraph', children });

test('reads the markup of every section, and leads with the one that leads', () => {
  const sections = { what: 'A **fast** method.', results: '`90%` on MNLI.' };
  const { lead, sections: read, outline } = verbatimOf({ sections, outline: [] });
  expect(lead).toBe(read.what);
  expect(read).toEqual({
    what: [paragraph(text('A '), { kind: 'strong', children: [text('fast')] }, text(' method.'))],
    results: [paragraph({ kind: 'code', text: '90%' }, text(' on MNLI.'))],
  });
  expect(outline).toEqual([]);
});

test('leads with the first line of an outline where that is all there is', () => {
  const outline = [{ text: 'Problem?', label: true as const, children: [{ text: 'Costs *too much*.' }] }];
  expect(verbatimOf({ sections: {}, outline })).toEqual({
    lead: [paragraph(text('Problem?'))],
    sections: {},
    outline: [
      {
        text: [text('Problem?')],
        label: true,
        children: [{ text: [text('Costs '), { kind: 'emphasis', children: [text('too much')] }, text('.')] }],
      },
    ],
  });
});

test('says a lead in one line of plain words', () => {
  expect(plainLead({ sections: { what: 'Three parts: (1) **A**. (2) B.\nAnd `more`.' }, outline: [] })).toBe(
    'Three parts: A. B. And more.',
  );
  expect(plainLead({ sections: {}, outline: [] })).toBe('');
});

test('says the sentence of a result without marks', () => {
  const quote = 'Using `flan-ul2`, errors fall to **4.5** ($p < 10^{-3}$).';
  const metric = {
    name: 'error',
    value: 4.5,
    valueHigh: null,
    unit: null,
    dataset: null,
    system: null,
    baseline: null,
  };
  const read = plainMetric({ ...metric, direction: 'lower', kind: 'absolute', qualifier: null, quote });
  expect(read.quote).toBe('Using flan-ul2, errors fall to 4.5 (p < 10⁻³).');
  expect(read.value).toBe(4.5);
});
