// @vitest-environment happy-dom
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findSurface } from '../../lib/sites/index.ts';
import { parsePage } from './replica-pages.ts';

// Pages as the sites really made them; they are not ours to publish, so they stand beside the repository or nowhere.
const FOLDER = join(import.meta.dirname, '../../../shared/pages');
const present = existsSync(join(FOLDER, 'manifest.json'));

interface RealPage {
  readonly file: string;
  readonly url: string;
  readonly kind: string;
  readonly status: number;
  readonly arxiv_id?: string | null;
  readonly title?: string | null;
  readonly abstract_as_read?: string | null;
  readonly n_authors?: number;
}

const all: readonly RealPage[] = present ? JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')).pages : [];
const papers = all.filter((page) => /^(?:arxiv-abs|hf-paper)$/.test(page.kind));
const whole = all.filter((page) => page.kind === 'arxiv-html');
const others = all.filter((page) => !papers.includes(page) && !whole.includes(page));

function open(page: RealPage): Document {
  return parsePage(readFileSync(join(FOLDER, page.file), 'utf8'));
}

function oneLine(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

describe.skipIf(!present)('real pages', () => {
  test('are there', () => {
    expect(papers.length).toBeGreaterThan(10);
  });

  test.each(papers.filter((page) => page.status === 200))('$file says what a person reads there', (page) => {
    const document = open(page);
    const surface = findSurface(new URL(page.url));
    const facts = surface?.readFacts(document);
    expect(surface?.ref.id).toBe(page.arxiv_id);
    expect(surface?.showsPaper(document)).toBe(true);
    expect(surface?.findAnchor(document)).not.toBeNull();
    expect(facts?.title).toBe(oneLine(page.title));
    expect(facts?.abstract).toBe(oneLine(page.abstract_as_read));
    expect(facts?.published).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const tags = document.querySelectorAll('meta[name="citation_author"]').length;
    expect(facts?.authors).toHaveLength(tags || (page.n_authors ?? facts?.authors.length ?? -1));
    expect(facts?.authors.length).toBeGreaterThan(0);
  });

  test.each(papers.filter((page) => page.status === 200))(
    '$file says the same without its machine-readable part',
    (page) => {
      const document = open(page);
      for (const tag of document.querySelectorAll('meta[name^="citation_"]')) tag.remove();
      for (const part of document.querySelectorAll('[data-props]')) part.removeAttribute('data-props');
      const facts = findSurface(new URL(page.url))?.readFacts(document);
      expect(facts?.title).toBe(oneLine(page.title));
      expect(facts?.abstract).toBe(oneLine(page.abstract_as_read));
    },
  );

  test.each(whole)('$file says its title, authors and abstract', (page) => {
    const document = open(page);
    const surface = findSurface(new URL(page.url));
    expect(surface?.findAnchor(document)?.matches('.ltx_abstract')).toBe(true);
    const facts = surface?.readFacts(document);
    expect(facts).toMatchObject({ title: oneLine(page.title), published: null });
    expect(facts?.abstract).toMatch(/^\p{L}.{200,}\.$/u);
    expect(facts?.authors.length).toBeGreaterThan(0);
    expect(facts?.authors.join()).not.toMatch(/[*@]/);
  });

  test.each(papers.filter((page) => page.status !== 200))('$file shows no paper', (page) => {
    expect(findSurface(new URL(page.url))?.showsPaper(open(page))).toBe(false);
  });

  test.each(others)('$file is not the page of a single paper', (page) => {
    expect(findSurface(new URL(page.url))).toBeNull();
  });
});
