import { expect, test } from 'vitest';
import { leadSection, leadText, outlineTexts } from '../../lib/core/gloss.ts';

test.each([
  [{ what: 'W.', results: 'R.' }, 'what', 'W.'],
  [{ background: 'B.', objective: 'O.' }, 'objective', 'O.'],
  [{ results: 'R.', method: 'M.' }, 'method', 'M.'],
  [{ background: 'B.', results: 'R.' }, 'results', 'R.'],
  [{ background: 'B.' }, 'background', 'B.'],
] as const)('%j is led by its %s', (sections, name, text) => {
  expect(leadSection({ sections })).toBe(name);
  expect(leadText({ sections, outline: [] })).toBe(text);
});

test('notes that have no sections are led by their first line', () => {
  const notes = { sections: {}, outline: [{ text: 'Idea', children: [{ text: 'More' }] }] };
  expect(leadSection(notes)).toBeNull();
  expect(leadText(notes)).toBe('Idea');
  expect(outlineTexts(notes.outline)).toEqual(['Idea', 'More']);
});

test('nothing is led by nothing', () => {
  expect(leadText({ sections: {}, outline: [] })).toBe('');
});
