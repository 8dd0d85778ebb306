// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { huggingFace } from '../../lib/sites/hugging-face.ts';
import { replica } from './replica-pages.ts';

const FILE = 'hf-paper-2507.05566.html';

function surfaceOf(id: string) {
  const surface = huggingFace.surfaceAt(new URL(`https://huggingface.co/papers/${id}`));
  if (!surface) throw new Error(`no surface for ${id}`);
  return surface;
}

const surface = surfaceOf('2507.05566');

function island(document: Document): Element {
  const element = document.querySelector('[data-target="PaperContent"]');
  if (!element) throw new Error('no island');
  return element;
}

/** The replica with other JSON in its island. */
function withProps(props: string): Document {
  const document = replica(FILE);
  island(document).setAttribute('data-props', props);
  return document;
}

function withPaper(paper: unknown): Document {
  return withProps(JSON.stringify({ paper }));
}

describe('facts', () => {
  test('are those of the JSON, on one line, the abstract and not the summary of an AI', () => {
    const facts = surface.readFacts(replica(FILE));
    expect(facts?.title).toBe('SingLoRA: Low Rank Adaptation Using a Single Matrix');
    expect(facts?.abstract).toMatch(/^Low-rank adaptation tunes a large model .* for LoRA with 20M\.$/);
    expect(facts?.authors).toEqual(['David Bensaïd', 'Noam Rotstein', 'Roy Velich', 'Daniel Bensaïd', 'Ron Kimmel']);
    expect(facts?.published).toBe('2025-07-08');
  });

  test('are the same on the page itself, where they have no day', () => {
    const facts = surface.readFacts(replica(FILE));
    expect(surface.readFacts(withProps(''))).toEqual({ ...facts, published: null });
  });

  test('leave out authors who are hidden', () => {
    const authors = [{ name: 'Ada', hidden: false }, { name: 'Eve', hidden: true }, { name: 'Bob' }];
    const document = withPaper({ id: '2507.05566', title: 'T', summary: 'S', authors });
    expect(surface.readFacts(document)?.authors).toEqual(['Ada', 'Bob']);
  });

  test('are cut to what any paper needs', () => {
    const authors = Array.from({ length: 5_100 }, () => ({ name: 'n'.repeat(300) }));
    const document = withPaper({ id: '2507.05566', title: 't '.repeat(900), summary: 's '.repeat(100_000), authors });
    const facts = surface.readFacts(document);
    expect(facts?.title.length).toBeLessThanOrEqual(500);
    expect(facts?.abstract.length).toBeLessThanOrEqual(20_000);
    expect(facts?.authors).toHaveLength(5_000);
    expect(facts?.authors[0]).toHaveLength(200);
  });
});

describe('JSON that can not be used', () => {
  const shown = surface.readFacts(withProps(''));

  test.each([
    ['broken', '{"paper": {"id": "2507.05566"'],
    ['null', 'null'],
    ['a string', '"paper"'],
    ['a list', '[1, 2]'],
    ['without a paper', '{"comments": []}'],
    ['with a paper that is a number', '{"paper": 7}'],
    ['with an id that is a number', '{"paper": {"id": 2507.05566, "title": "Wrong"}}'],
    [
      'with members of wrong types',
      '{"paper": {"id": "2507.05566", "title": 1, "summary": [], "authors": "x", "publishedAt": 5}}',
    ],
    ['with authors of wrong types', '{"paper": {"id": "2507.05566", "authors": [null, 1, "x", {"name": 2}, {}]}}'],
  ])('is passed over when it is %s', (_, props) => {
    const facts = surface.readFacts(withProps(props));
    expect(facts).toMatchObject({ title: shown?.title, abstract: shown?.abstract, published: null });
    expect(facts?.authors).not.toContain('x');
  });

  test('that is still of the paper seen before makes the page one to wait with', () => {
    const page = withProps(JSON.stringify({ paper: { id: '2506.21551', title: shown?.title, summary: 'Wrong' } }));
    expect(surface.readFacts(page)).toBeNull();
    expect(surface.findAnchor(page)).toBeNull();
    expect(surface.showsPaper(page)).toBe(false);
  });

  test('that was not kept up to date is passed over for what the page says', () => {
    const page = withProps('{"paper": {"id": "2506.21551", "title": "Wrong", "summary": "Wrong"}}');
    expect(surface.readFacts(page)).toMatchObject({ title: shown?.title, abstract: shown?.abstract });
    expect(surface.findAnchor(page)).not.toBeNull();
  });

  test('does not make the page one without a paper', () => {
    expect(surface.showsPaper(withProps('{'))).toBe(true);
  });
});

describe('the abstract on the page', () => {
  test('is found where the summary of an AI has no box of its own', () => {
    const document = withProps('');
    const box = document.querySelector('.ai-summary');
    box?.replaceWith(...box.childNodes);
    expect(surface.readFacts(document)?.abstract).toMatch(/^Low-rank adaptation/);
  });

  test('is found where the label of the box is another', () => {
    const document = withProps('');
    const label = document.querySelector('.ai-summary div');
    if (label) label.textContent = 'Summary by a model';
    expect(surface.readFacts(document)?.abstract).toMatch(/^Low-rank adaptation/);
  });

  test('is found where the box comes after it', () => {
    const document = withProps('');
    const box = document.querySelector('.ai-summary');
    if (box) box.parentElement?.append(box);
    expect(surface.readFacts(document)?.abstract).toMatch(/^Low-rank adaptation/);
  });
});

describe('the anchor', () => {
  test('is the block whose heading says Abstract', () => {
    const anchor = surface.findAnchor(replica(FILE));
    expect(anchor?.firstElementChild?.textContent).toBe('Abstract');
    expect(anchor?.querySelector('a[href="https://arxiv.org/abs/2507.05566"]')).not.toBeNull();
  });

  test('is found below other headings', () => {
    const document = replica(FILE);
    const block = surface.findAnchor(document);
    block?.insertAdjacentHTML('beforebegin', '<div><h2>Overview</h2></div>');
    expect(surface.findAnchor(document)).toBe(block);
  });

  test('is another element once the island has been drawn anew', () => {
    const document = replica('hf-paper-rerender.html');
    const before = surfaceOf('2507.05240').findAnchor(document);
    island(document).innerHTML = `${island(document).innerHTML}`;
    const after = surfaceOf('2507.05240').findAnchor(document);
    expect(after?.textContent).toBe(before?.textContent);
    expect(after).not.toBe(before);
    expect(after?.isConnected).toBe(true);
  });

  test('is not there while the island is empty, though the page still shows a paper', () => {
    const document = replica(FILE);
    island(document).replaceChildren();
    expect(surface.findAnchor(document)).toBeNull();
    expect(surface.showsPaper(document)).toBe(true);
  });
});

test('is dark as the page is at the time', () => {
  const document = replica('hf-paper-dark.html');
  const dark = surfaceOf('2507.06203');
  expect(dark.isDark(document)).toBe(true);
  document.documentElement.classList.remove('dark');
  expect(dark.isDark(document)).toBe(false);
});
