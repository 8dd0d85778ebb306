import { expect, test } from 'vitest';
import { abstractVoices, quotedSections } from '../../entrypoints/background/abstract-voice.ts';
import type { PageFacts } from '../../lib/core/paper.ts';
import { paperId } from '../search/sample-papers.ts';

const id = paperId('2512.99999');

/** Ours, in the way of abstracts. */
const ABSTRACT = [
  'Folding cloth is hard for robots because fabric hides its own edges.',
  'We present FoldNet, a policy that folds shirts from a single image.',
  'FoldNet predicts two grasp points and refines them with a small diffusion model.',
  'On ClothBench it reaches 91.3\\% success, compared with 84.2\\% for FlowFold, while running $3.2\\times$ faster.',
].join(' ');

function say(abstract: string, published: string | null = '2025-12-01') {
  const facts: PageFacts = { title: 'FoldNet: Folding Shirts from One Image', abstract, authors: [], published };
  return abstractVoices(id, facts);
}

test('gives the sentences of an abstract by their roles, dated with the paper', () => {
  const [voice] = say(ABSTRACT);
  expect(voice?.source).toEqual({
    id: 'abstract',
    kind: 'abstract',
    title: 'From the abstract',
    date: '2025-12-01',
  });
  expect(voice?.gloss.paper).toBe(id);
  expect(voice?.gloss.sections.background).toBe('Folding cloth is hard for robots because fabric hides its own edges.');
  expect(Object.values(voice?.gloss.sections ?? {}).join(' ')).toContain('folds shirts from a single image.');
});

test('shows an opening that says what the paper offers as its aim, unless another sentence states that', () => {
  const opening = 'We introduce FoldNet, a policy that folds shirts.';
  expect(say(`${opening} FoldNet predicts two grasp points.`)[0]?.gloss.sections).toMatchObject({ objective: opening });
  const aimed = say(`${opening} Our goal is to fold any cloth from one image.`)[0]?.gloss.sections;
  expect(aimed?.objective).not.toContain(opening);
});

test('quotes a note that the paper was withdrawn, and reads no number from it', () => {
  const note = 'This paper has been withdrawn by the authors due to an error in Table 2.';
  const [voice] = say(note);
  expect(voice?.gloss).toMatchObject({ sections: { background: note }, metrics: [] });
});

test('shows formulas and numbers as readers see them, and each number with its sentence', () => {
  const [voice] = say(ABSTRACT);
  const { sections, metrics } = voice?.gloss ?? { sections: {}, metrics: [] };
  expect(sections.results).toContain('91.3% success');
  expect(sections.results).toContain('3.2×');
  expect(sections.results).not.toMatch(/[\\$]/);
  const success = metrics.find(({ value }) => value === 91.3);
  expect(success).toMatchObject({ unit: '%', baseline: { value: 84.2 } });
  expect(sections.results).toContain(success?.quote);
  expect(success).not.toHaveProperty('span');
});

test('takes a name before the colon of a title for the system, and a phrase for none', () => {
  const titled = (title: string) =>
    abstractVoices(id, { title, abstract: ABSTRACT, authors: [], published: null })[0]?.gloss.metrics[0]?.system;
  expect(titled('FoldNet: Folding Shirts')).toBe('FoldNet');
  expect(titled('Spending Grasps Where They Count: Folding Shirts')).toBeNull();
});

test('doubts a claim that its own numbers contradict, with the sum', () => {
  const [voice] = say('We present Heron, a sorter. Heron reduced list size by 45% (from 141.11 MB to 44.33 MB).');
  expect(voice?.doubts).toEqual([{ metric: 0, says: '45%', computed: '(141.11 − 44.33) / 141.11 = 68.6%' }]);
  expect(voice?.gloss.metrics[0]?.value).toBe(45);
  expect(say(ABSTRACT)[0]?.doubts).toEqual([]);
});

test('marks what is left out between two sentences of one section', () => {
  const said = (role: 'method' | 'results' | null, text: string) => ({
    role,
    text,
    span: [0, text.length] as const,
    reasons: [],
  });
  const sentences = [said('method', 'We fold.'), said('method', 'We sort.'), said('results', 'It works.')];
  expect(quotedSections([...sentences, said(null, 'Code is public.'), said('method', 'We $x$ it.')])).toEqual({
    method: 'We fold. We sort. … We x it.',
    results: 'It works.',
  });
});

test('says nothing where there is no abstract to speak', () => {
  expect(abstractVoices(id, null)).toEqual([]);
  expect(say('')).toEqual([]);
});
