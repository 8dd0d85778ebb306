import { expect, test } from 'vitest';
import { sourceLine, sourceWords } from '../../../components/gloss/source-line.ts';
import { abstractSource } from '../../../lib/core/gloss.ts';
import { digest, notes } from './sample-gloss.ts';

test('names who speaks, after whom, what that is and its day', () => {
  expect(sourceLine({ source: digest })).toBe('Papergloss, after Byte-Sized AI & Code · Daily digest · 29 Jun 2025');
});

test('says that an abstract speaks for itself', () => {
  expect(sourceLine({ source: abstractSource('2025-07-09') })).toBe('From the abstract · 9 Jul 2025');
  expect(sourceLine({ source: abstractSource(null) })).toBe('From the abstract');
});

test('marks the words of a document as its own', () => {
  const verbatim = { lead: [], sections: {}, outline: [] };
  expect(sourceLine({ source: digest, verbatim })).toBe('Byte-Sized AI & Code · Daily digest · 29 Jun 2025 · verbatim');
});

test('does not say the kind twice, and says what is undated', () => {
  expect(sourceWords(notes)).toBe('Reading notes · undated');
});
