import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { plainLine } from '../../../lib/core/text.ts';
import { citeKeys } from '../../../lib/library/formats/fields/cite-keys.ts';
import { joinList, splitList } from '../../../lib/library/formats/fields/list-text.ts';
import { joinName, naturalOrder, splitName } from '../../../lib/library/formats/fields/names.ts';
import { arbitraryPapers, hostileText, paperId } from './arbitrary-papers.ts';
import { paper } from './samples.ts';

// Thousands of runs on a busy machine are slow, and right.
vi.setConfig({ testTimeout: 120_000 });

describe('a name', () => {
  test.each([
    ['Ashish Vaswani', 'Vaswani|Ashish||'],
    ['Aidan N. Gomez', 'Gomez|Aidan N.||'],
    ['Ludwig van Beethoven', 'Beethoven|Ludwig|van|'],
    ['Charles Louis de la Vallée Poussin', 'Poussin|Charles Louis de la Vallée||'],
    ['Martin Luther King Jr.', 'King|Martin Luther||Jr.'],
    ['von Neumann', 'Neumann|von||'],
    ['OpenAI', null],
    ['The ATLAS Collaboration', null],
    ['Gemini Team', null],
    ['OpenAI, Inc.', null],
    ['Smith and Sons', null],
    ['', null],
  ])('%j comes apart as %s', (name, parts) => {
    const split = splitName(name);
    expect(split && [split.family, split.given, split.particle, split.suffix].join('|')).toBe(parts);
  });

  test('comes together again, whatever it is', () => {
    fc.assert(
      fc.property(
        hostileText.map((text) => plainLine(text)),
        (name) => {
          const split = splitName(name);
          if (split) expect(joinName(split)).toBe(name);
        },
      ),
    );
  });

  test('is turned around where its family stands first', () => {
    expect(naturalOrder(['Beethoven', ' Ludwig van'])).toBe('Ludwig van Beethoven');
    expect(naturalOrder(['King', 'Jr.', 'Martin Luther'])).toBe('Martin Luther King Jr.');
    expect(naturalOrder(['OpenAI'])).toBe('OpenAI');
  });
});

test('a list in a line gives its items back', () => {
  const items = fc.array(
    hostileText.map((text) => plainLine(text)),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(items, fc.constantFrom(',', ';'), (list, mark) => {
      expect(splitList(joinList(list, mark as ','), mark as ',').map((item) => item.trim())).toEqual(list);
    }),
  );
});

describe('keys to cite by', () => {
  test('are author, year and first word', () => {
    const of = (changes: Parameters<typeof paper>[0]) => citeKeys([paper(changes)])[0];
    expect(of({})).toBe('vaswani2017attention');
    expect(of({ authors: ['Kurt Gödel'], title: 'On the “Łódź” problem' })).toBe('godel2017lodz');
    expect(of({ authors: ['Jörg Weiß'], published: null, id: paperId('hep-th/9901001') })).toBe('weiss1999attention');
    expect(of({ authors: [], title: '' })).toBe('anonymous2017');
    expect(of({ authors: ['字'], title: '字' })).toBe('anonymous2017');
  });

  test('are told apart by the id, in any order', () => {
    const two = [paper(), paper({ id: paperId('math/0202001'), published: '2017-01-01' })];
    expect(citeKeys(two)).toEqual(['vaswani2017attention:1706-03762', 'vaswani2017attention:math-0202001']);
    expect(citeKeys(two.toReversed()).toReversed()).toEqual(citeKeys(two));
  });

  test('are safe and never alike', () => {
    fc.assert(
      fc.property(arbitraryPapers, (papers) => {
        const keys = citeKeys(papers);
        expect(new Set(keys).size).toBe(papers.length);
        for (const key of keys) expect(key).toMatch(/^[a-z0-9:_-]+$/);
      }),
    );
  });
});
