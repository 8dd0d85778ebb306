import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../../lib/catalog/build.ts';
import { catalogFileSchema } from '../../lib/catalog/schema.ts';
import { type Gloss, outlineTexts } from '../../lib/core/gloss.ts';

const folder = new URL('../../catalog/', import.meta.url);
const inputs = readdirSync(folder).map((file) => ({
  name: file.replace(/\.json$/, ''),
  content: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown,
}));
const catalog = buildCatalog(inputs, (text) => createHash('sha256').update(text).digest('hex'));
const files = inputs.map(({ content }) => catalogFileSchema.parse(content));
const entries = files.flatMap(({ source, papers }) =>
  papers.map(({ gloss, ...paper }) => ({ where: `${source.id} ${paper.id}`, source, paper, gloss })),
);

function texts(gloss: Pick<Gloss, 'sections' | 'outline'>): string[] {
  return [...Object.values(gloss.sections), ...outlineTexts(gloss.outline)];
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.?])\s+(?=[A-Z0-9"(])/);
}

const textsOf = (id: string) =>
  catalog.papers
    .filter((paper) => paper.id === id)
    .flatMap((paper) => paper.glosses.flatMap(texts))
    .join('\n');

describe('the bundled catalog', () => {
  test('has all papers of all five sources', () => {
    expect(Object.fromEntries(files.map(({ source, papers }) => [source.id, papers.length]))).toEqual({
      'daily-digest-2025-06-29': 18,
      'daily-table-2025-05-13': 19,
      'daily-table-2025-07-09': 24,
      'reading-notes-2025': 20,
      'weekly-review-2026-07-05': 20,
    });
    expect(catalog.papers).toHaveLength(100);
  });

  test('gives every paper a lead, authors, a category and a day', () => {
    for (const { where, paper, gloss } of entries) {
      expect(gloss.sections.what, where).toBeTruthy();
      expect(paper.authors.length, where).toBeGreaterThan(0);
      expect(paper.categories.length, where).toBeGreaterThan(0);
      expect(paper.published, where).not.toBeNull();
    }
  });

  test('gives every paper neighbours and says why', () => {
    for (const paper of catalog.papers) {
      expect(paper.related.length, paper.id).toBeGreaterThan(0);
      for (const hit of paper.related) expect(hit.terms.length, paper.id).toBeGreaterThan(0);
    }
  });

  test('says why in words that papers are called by, or names', () => {
    const reasons = catalog.papers.flatMap((paper) => paper.related.flatMap((hit) => hit.terms));
    for (const word of ['almost', 'mostly', 'partly', 'depends', 'refined', 'capture', 'becomes', 'stable', 'fewer']) {
      expect(reasons).not.toContain(word);
    }
  });

  test('is written in one or two short sentences a section', () => {
    for (const { where, gloss } of entries) {
      for (const text of Object.values(gloss.sections)) {
        expect(sentences(text).length, `${where}: ${text}`).toBeLessThanOrEqual(2);
      }
      for (const text of texts(gloss).flatMap(sentences)) {
        expect(text.split(' ').length, `${where}: ${text}`).toBeLessThanOrEqual(25);
      }
    }
  });

  test('carries no markup, formula source or broken encoding', () => {
    for (const { where, paper, gloss } of entries) {
      for (const text of [paper.title, ...paper.authors, ...gloss.institutions, ...gloss.topics, ...texts(gloss)]) {
        expect(text, where).not.toMatch(/[$\\{}`\ufffd\uf8ff]|\*\*|--|Ã|â€|‚Ä|üî|\]\(/u);
      }
    }
  });

  test('says nothing in the words of an advertisement', () => {
    for (const { where, gloss } of entries) {
      for (const text of texts(gloss)) {
        expect(text, where).not.toMatch(
          /\b(novel|leverag\w*|paradigm|comprehensive|significantly|state[- ]of[- ]the[- ]art)\b/i,
        );
      }
    }
  });
});

describe('a number of the bundled catalog', () => {
  const metrics = entries.flatMap(({ where, gloss }) => gloss.metrics.map((metric) => ({ where, metric })));

  const WORDS: Record<number, string> = { 0.5: 'half', 3: 'three', 5: 'five', 6: 'six', 8: 'eight' };

  const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

  /** The numbers that a sentence prints: `1.30`, `40,960`, `3×10⁻¹⁶`. */
  function numbersIn(quote: string): number[] {
    const plain = quote.replace(/(?<=\d),(?=\d{3})/g, '');
    return [...plain.matchAll(/(\d+(?:\.\d+)?)(?:\s?×\s?10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/g)].map(([, digits, minus, power]) => {
      const exponent = [...(power ?? '⁰')].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
      return Number(`${digits}e${minus ? '-' : ''}${exponent}`);
    });
  }

  function prints(quote: string, value: number): boolean {
    return numbersIn(quote).includes(value) || quote.includes(WORDS[value] ?? '\0');
  }

  test('stands in the sentence that is shown for it, and so does its baseline', () => {
    expect(metrics.length).toBeGreaterThan(100);
    for (const { where, metric } of metrics) {
      for (const value of [metric.value, metric.valueHigh, metric.baseline?.value ?? null]) {
        if (value !== null) expect(prints(metric.quote, value), `${where}: ${value} in ${metric.quote}`).toBe(true);
      }
    }
  });

  test('keeps its hedge in the sentence', () => {
    for (const { where, metric } of metrics) {
      if (metric.qualifier) expect(metric.quote.toLowerCase(), where).toContain(metric.qualifier.toLowerCase());
    }
  });

  test.each(['2607.02003', '2606.31924', '2606.32033', '2607.01908', '2607.00776'])(
    'is not made up for %s, whose review reports none',
    (id) => {
      expect(catalog.papers.find((paper) => paper.id === id)?.glosses.flatMap((gloss) => gloss.metrics)).toEqual([]);
    },
  );
});

describe('a trap of the source documents', () => {
  test('the notes print a wrong title above 2506.19697; the paper has its own', () => {
    const paper = catalog.papers.find(({ id }) => id === '2506.19697');
    expect(paper?.title).toBe('Outlier-Safe Pre-Training for Robust 4-Bit Quantization of Large Language Models');
    expect(textsOf('2506.19697')).not.toMatch(/GRPO|CARE/);
    expect(catalog.papers.find(({ id }) => id === '2506.16141')?.title).toMatch(/^GRPO-CARE/);
  });

  test('what the digest says under "Trending on GitHub" is attached to nobody', () => {
    expect(textsOf('2506.21263')).toMatch(/DiLoCoX/);
    expect(textsOf('2506.21263')).not.toMatch(/expert|LoRA|perplexity|\b15\b/i);
    expect(textsOf('2506.17533')).toMatch(/DuaShepherd/);
    expect(textsOf('2506.17533')).not.toMatch(/refus|helpful|harmless|\b40\b/i);
  });

  test('two documents speak of 2506.21551 and both are heard', () => {
    const paper = catalog.papers.find(({ id }) => id === '2506.21551');
    expect(paper?.glosses.map(({ source }) => source).sort()).toEqual([
      'daily-digest-2025-06-29',
      'reading-notes-2025',
    ]);
  });

  test('blocks that repeat in the weekly review are one paper each', () => {
    const review = files.find(({ source }) => source.kind === 'weekly-review');
    expect(new Set(review?.papers.map(({ id }) => id)).size).toBe(20);
  });

  test('institutions are names, without a guess or an instruction among them', () => {
    const names = entries.flatMap(({ gloss }) => gloss.institutions);
    expect(names).toContain('MedAI Technology (Wuxi) Co. Ltd');
    expect(names).not.toContain('Alan Turing Institute');
    for (const name of names) {
      expect(name.length, name).toBeLessThanOrEqual(90);
      expect(name).not.toMatch(/likely|appears|handle|GitHub|\bI\b|^Primary|:/i);
    }
  });

  test('no sentence of a prompt has leaked', () => {
    expect(entries.flatMap(({ gloss }) => texts(gloss)).join('\n')).not.toMatch(
      /one sentence main|analysis of the technical|\bHere is/i,
    );
  });
});
