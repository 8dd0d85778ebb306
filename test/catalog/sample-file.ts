import type { CatalogInput } from '../../lib/catalog/build.ts';

/** A file of the catalog that is right in every way; each call gives a copy of its own to be broken. */
export function sampleFile(name = 'daily-table-2025-01-02') {
  return {
    source: { id: name, kind: 'daily-table', title: 'Daily papers', date: '2025-01-02' },
    papers: [
      samplePaper('2501.00001', 'Folding Shirts with Robot Arms', 'Robot arms fold shirts.'),
      samplePaper('2501.00002', 'Folding Towels with Robot Arms', 'Robot arms fold towels.'),
    ],
  };
}

function samplePaper(id: string, title: string, what: string) {
  return {
    id,
    title,
    authors: ['Ana Núñez'],
    categories: ['cs.RO'],
    published: '2025-01-01',
    links: { code: 'https://example.org/code' },
    gloss: {
      topics: ['robotics'],
      institutions: [],
      sections: { what, results: 'It folds 91.3% of them.' },
      outline: [{ text: 'Folding', label: true, children: [{ text: 'First the sleeves.' }] }],
      metrics: [
        {
          name: 'success rate',
          value: 91.3,
          valueHigh: null,
          unit: '%',
          dataset: null,
          system: null,
          baseline: null,
          direction: 'higher',
          kind: 'absolute',
          qualifier: null,
          quote: 'It folds 91.3% of them.',
        },
      ],
    },
  };
}

export function input(content: unknown, name = 'daily-table-2025-01-02'): CatalogInput {
  return { name, content };
}
