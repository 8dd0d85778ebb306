import { expect, test } from 'vitest';
import { glossText } from '../../lib/glossing/index.ts';
import { sectionsOf } from '../../lib/glossing/sections.ts';

test('gives the sentences of a role together, without the markers of a list', () => {
  const { sentences } = glossText(
    'i) Heron sorts lists. ii) It aims to save memory. iii) Runs are cut. They are merged by a schedule. iv) It reaches 91%. v) Practitioners can use it.',
    { form: 'summary' },
  );
  const sections = sectionsOf(sentences);
  expect(sections.method).toBe('Runs are cut. They are merged by a schedule.');
  expect(sections.what).toBe('Heron sorts lists.');
  expect(sections.background).toBeUndefined();
});
