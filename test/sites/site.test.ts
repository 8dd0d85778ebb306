// @vitest-environment happy-dom
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPaperId } from '../../lib/core/arxiv-id.ts';
import { findSurface, sites } from '../../lib/sites/index.ts';
import { cutAfter, REPLICA_FOLDER, replica, replicaPages } from './replica-pages.ts';

const PAPERS: readonly (readonly [url: string, id: string, version: number | null])[] = [
  ['https://arxiv.org/abs/2101.04061', '2101.04061', null],
  ['https://arxiv.org/abs/2101.04061v1', '2101.04061', 1],
  ['https://arxiv.org/abs/2101.04061v12', '2101.04061', 12],
  ['https://arxiv.org/abs/2101.04061V2', '2101.04061', 2],
  ['https://arxiv.org/abs/2101.04061/', '2101.04061', null],
  ['https://arxiv.org/abs/2101.04061v2/', '2101.04061', 2],
  ['https://arxiv.org/abs/2101.4061', '2101.04061', null],
  ['https://arxiv.org/abs/0704.0001', '0704.0001', null],
  ['https://arxiv.org/abs/hep-th/9901001', 'hep-th/9901001', null],
  ['https://arxiv.org/abs/hep-th/9901001v3', 'hep-th/9901001', 3],
  ['https://arxiv.org/abs/hep-th%2F9901001', 'hep-th/9901001', null],
  ['https://arxiv.org/abs/math/0202001', 'math/0202001', null],
  ['https://arxiv.org/abs/math.GR/0202001', 'math/0202001', null],
  ['https://arxiv.org/abs/arXiv:2101.04061', '2101.04061', null],
  ['https://arxiv.org/abs/arxiv:math/0202001', 'math/0202001', null],
  ['https://arxiv.org/abs/2101.04061?context=cs', '2101.04061', null],
  ['https://arxiv.org/abs/2101.04061v2?context=cs.CV#submission', '2101.04061', 2],
  ['https://arxiv.org/abs/2101.04061#', '2101.04061', null],
  ['https://arxiv.org/html/2101.04061v2', '2101.04061', 2],
  ['https://arxiv.org/html/hep-th/9901001', 'hep-th/9901001', null],
  ['https://huggingface.co/papers/2512.15603', '2512.15603', null],
  ['https://huggingface.co/papers/2512.15603/', '2512.15603', null],
  ['https://huggingface.co/papers/2512.15603?ref=daily', '2512.15603', null],
  ['https://huggingface.co/papers/2512.15603#community', '2512.15603', null],
  ['https://huggingface.co/papers/2512.15603#694373dfc2caeb482b2a4c62', '2512.15603', null],
];

const OTHERS: readonly string[] = [
  'https://arxiv.org/',
  'https://arxiv.org/abs',
  'https://arxiv.org/abs/',
  'https://arxiv.org/abs/2101',
  'https://arxiv.org/abs/2113.04061',
  'https://arxiv.org/abs/2101.04061/extra',
  'https://arxiv.org/abs/%E0%A4%A',
  'https://arxiv.org/pdf/2101.04061',
  'https://arxiv.org/pdf/2101.04061v1.pdf',
  'https://arxiv.org/format/2101.04061',
  'https://arxiv.org/src/2101.04061',
  'https://arxiv.org/bibtex/2101.04061',
  'https://arxiv.org/show-email/6e4558ca/2101.04061',
  'https://arxiv.org/prevnext?id=2101.04061&function=next',
  'https://arxiv.org/list/cs.CL/new',
  'https://arxiv.org/list/cs/2024-07',
  'https://arxiv.org/catchup/cs/2026-11-19',
  'https://arxiv.org/search/?query=/abs/2101.04061',
  'https://arxiv.org/a/lecun_y_1',
  'https://arxiv.org.example.com/abs/2101.04061',
  'https://example.com/abs/2101.04061',
  'https://huggingface.co/',
  'https://huggingface.co/papers',
  'https://huggingface.co/papers/',
  'https://huggingface.co/papers/trending',
  'https://huggingface.co/papers/date/2025-07-09',
  'https://huggingface.co/papers/week/2025-W28',
  'https://huggingface.co/papers/month/2025-07',
  'https://huggingface.co/papers?date=2025-07-09',
  'https://huggingface.co/papers?q=2512.15603',
  'https://huggingface.co/papers/2512.15603/edit',
  'https://huggingface.co/api/papers/2512.15603',
  'https://huggingface.co/abs/2512.15603',
  'https://huggingface.co/papers/math/0202001',
  'https://discuss.huggingface.co/papers/2512.15603',
  'https://huggingface.co/docs/papers/2512.15603',
];

describe('addresses', () => {
  test.each(PAPERS)('%s is a page of %s', (address, id, version) => {
    const ref = findSurface(new URL(address))?.ref;
    expect(ref).toEqual({ id, version });
    expect(isPaperId(id)).toBe(true);
  });

  test.each(OTHERS)('%s shows no single paper', (address) => {
    expect(findSurface(new URL(address))).toBeNull();
  });

  test('an address belongs to one site at most', () => {
    for (const [address] of PAPERS) {
      expect(sites.filter((site) => site.surfaceAt(new URL(address)))).toHaveLength(1);
    }
  });
});

describe.each(sites)('$name', (site) => {
  const pages = replicaPages.filter((page) => site.surfaceAt(new URL(page.url)));

  test('has the name of its file, and a replica of a paper and of an error page', () => {
    expect(existsSync(join(import.meta.dirname, `../../lib/sites/${site.id}.ts`))).toBe(true);
    expect(pages.some((page) => page.status === 200)).toBe(true);
    expect(pages.some((page) => page.status === 404)).toBe(true);
  });

  test('asks for no page that lies outside its one host', () => {
    const hosts = new Set(pages.map((page) => new URL(page.url).hostname));
    expect(new Set(site.matches.map((pattern) => new URL(pattern).hostname))).toEqual(hosts);
  });

  test.each(pages)('$file is matched by a pattern, under each of its addresses', (page) => {
    for (const address of [page.url, ...(page.urls ?? [])]) {
      expect(site.matches.some((pattern) => address.startsWith(pattern.replace(/\*$/, '')))).toBe(true);
      if (page.id !== null) expect(site.surfaceAt(new URL(address))?.ref.id).toBe(page.id);
    }
  });

  test.each(pages.filter((page) => page.status === 200))('$file: $note', (page) => {
    const document = replica(page.file);
    const surface = findSurface(new URL(page.url));
    const facts = surface?.readFacts(document);
    expect(surface?.showsPaper(document)).toBe(true);
    expect(facts?.title).toBe(page.title);
    expect(facts?.abstract.length).toBeGreaterThan(100);
    expect(facts?.abstract).toMatch(/^\S.*\S$/);
    expect(facts?.abstract).not.toMatch(/^Abstract|\s\s/);
    expect(facts?.authors.length).toBeGreaterThan(0);
    // The paper as HTML has the day of its own version only.
    if (page.url.includes('/html/')) expect(facts?.published).toBeNull();
    else expect(facts?.published).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test.each(pages.filter((page) => page.status !== 200))('$file shows no paper, and nothing is read', (page) => {
    const document = replica(page.file);
    const surface = findSurface(new URL(page.url));
    expect(surface?.showsPaper(document)).toBe(false);
    expect(surface?.findAnchor(document)).toBeNull();
    expect(surface?.readFacts(document)).toBeNull();
  });

  test('waits for the anchor to be parsed, and takes any node after it or around it for proof', () => {
    const page = pages.find((each) => each.status === 200);
    const surface = page && site.surfaceAt(new URL(page.url));
    const document = replica(page?.file ?? '');
    const anchor = surface?.findAnchor(document);
    if (!anchor) throw new Error('no anchor');
    cutAfter(document, anchor);
    expect(surface?.findAnchor(document)).toBeNull();
    const body = anchor.closest('body');
    for (let around: Element | null = anchor; around && around !== body; around = around.parentElement) {
      around.after('\n');
      expect(surface?.findAnchor(document)).toBe(anchor);
      around.nextSibling?.remove();
      expect(surface?.findAnchor(document)).toBeNull();
    }
    Object.defineProperty(document, 'readyState', { value: 'interactive' });
    expect(surface?.findAnchor(document)).toBe(anchor);
  });

  test('finds nothing on an empty page, and throws nothing', () => {
    const page = pages.find((each) => each.status === 200);
    const surface = page && site.surfaceAt(new URL(page.url));
    const document = new DOMParser().parseFromString('', 'text/html');
    expect(surface?.showsPaper(document)).toBe(false);
    expect(surface?.findAnchor(document)).toBeNull();
    expect(surface?.readFacts(document)).toBeNull();
    expect(surface?.isDark(document)).toBe(false);
  });
});

test('every replica is listed, and no other', () => {
  const files = readdirSync(REPLICA_FOLDER).filter((file) => file.endsWith('.html'));
  expect(replicaPages.map((page) => page.file).toSorted()).toEqual(files.toSorted());
});
