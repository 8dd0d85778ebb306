import { expect, test } from 'vitest';
import { type PaperId, parseArxivId } from '../../lib/core/arxiv-id.ts';
import { paperYear, shortAuthors } from '../../lib/core/paper.ts';

test.each([
  [['Ron Kimmel'], 'Kimmel'],
  [['Devlin, Jacob', 'Ming-Wei Chang'], 'Devlin, Chang'],
  [['A One', 'B Two', 'C Three', 'D Four', 'E Five'], 'One, Two, Three and 2 more'],
  [['LLM-Core Xiaomi'], 'Xiaomi'],
  [['MiniMax'], 'MiniMax'],
  [[], ''],
])('%j is shown as %j', (authors, expected) => {
  expect(shortAuthors(authors)).toBe(expected);
});

test.each([
  ['2507.05566', '2024-12-31', 2024],
  ['2507.05566', null, 2025],
  ['hep-th/9901001', null, 1999],
  ['math/0202001', null, 2002],
])('%s of %s is of %i', (id, published, year) => {
  expect(paperYear({ id: parseArxivId(id)?.id as PaperId, published })).toBe(year);
});
