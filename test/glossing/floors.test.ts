import { expect, test } from 'vitest';
import { glossText } from '../../lib/glossing/index.ts';
import { bundledCatalog } from '../../scripts/commands/load-catalog.ts';
import { markedByCatalog } from '../../scripts/measure/glossing/from-catalog.ts';
import { type Score, score } from '../../scripts/measure/glossing/score.ts';

/** The bundled glosses: our own words, with results that were marked by hand and often leave names out. */
const texts = markedByCatalog(await bundledCatalog()).flatMap((set) => set.texts);
const scored = texts.map((text) => ({ text, score: score(text, glossText(text.text, text)) }));

const count = (of: (score: Score) => number) => scored.reduce((sum, each) => sum + of(each.score), 0);

test('finds the results of the bundled glosses, and little else', () => {
  const hits = count(({ hits }) => hits.length);
  expect(hits / (hits + count(({ wrong }) => wrong.length))).toBeGreaterThan(0.91);
  expect(hits / (hits + count(({ missed }) => missed.length))).toBeGreaterThan(0.91);
});

test('is silent where they report none', () => {
  const empty = scored.filter(({ text }) => text.results.length === 0);
  expect(empty.length).toBeGreaterThan(30);
  expect(empty.filter((each) => each.score.wrong.length > 0).map(({ text }) => text.id)).toEqual([]);
});

test('gives their sentences the section that they stand in', () => {
  expect(count(({ rightRoles }) => rightRoles) / count(({ sentences }) => sentences)).toBeGreaterThan(0.79);
});
