import { expect, test } from 'vitest';
import { openableParts, partLabel } from '../../../components/gloss/gloss-parts.ts';
import { gloss } from './sample-gloss.ts';

test('opens all but the lead, in the order of sections, the outline last', () => {
  const full = gloss({ sections: { results: 'R.', method: 'M.', what: 'W.' }, outline: [{ text: 'Idea' }] });
  expect(openableParts(full).map(partLabel)).toEqual(['Method', 'Results', 'Outline']);
});
