import { expect, test } from 'vitest';
import { leadSection, leadText, openableParts, partLabel } from '../../../components/gloss/gloss-parts.ts';
import { glossLead } from '../../../lib/core/gloss.ts';
import { gloss } from './sample-gloss.ts';

test('leads with the section that every other view leads with', () => {
  const without = gloss({ sections: { background: 'B.', objective: 'O.' } });
  expect(leadSection(without)).toBe('objective');
  expect(leadText(without)).toBe(glossLead(without));
  expect(leadText(gloss())).toBe(glossLead(gloss()));
});

test('leads with the first line of notes that have no sections', () => {
  const onlyOutline = gloss({ sections: {}, outline: [{ text: 'Idea' }] });
  expect([leadSection(onlyOutline), leadText(onlyOutline)]).toEqual([null, 'Idea']);
});

test('opens all but the lead, in the order of sections, the outline last', () => {
  const full = gloss({ sections: { results: 'R.', method: 'M.', what: 'W.' }, outline: [{ text: 'Idea' }] });
  expect(openableParts(full).map(partLabel)).toEqual(['Method', 'Results', 'Outline']);
});
