import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AbstractIndex, sameAbstract } from '../../lib/catalog/resolve.ts';

const WRITTEN = String.raw`Gardens are \emph{difficult} to trim -- a hedge of height $h \le 3$ may grow by $62$--$78\%$ in a Schr\"odinger summer. We present $\textbf{HedgeBot}$, a robot with $\lambda$-regularised blades that learns from videos alone, and compare it to gardeners of many towns. It cuts $3\times10^{-2}$ metres closer than any other machine and needs no labels at all. The code is at https://hedge.example/code and the hedges are outside.`;
const SHOWN =
  'Gardens are difficult to trim – a hedge of height h ≤ 3 may grow by 62–78% in a Schrödinger summer. We present HedgeBot, a robot with λ-regularised blades that learns from videos alone, and compare it to gardeners of many towns. It cuts 3×10⁻² metres closer than any other machine and needs no labels at all. The code is at this https URL and the hedges are outside.';

describe('an abstract', () => {
  it('is known again with its formulas drawn and its addresses hidden', () => {
    expect(sameAbstract(WRITTEN, SHOWN)).toBe(true);
  });

  it('is known again with a formula lost, a sentence changed or its end cut off', () => {
    expect(sameAbstract(WRITTEN, SHOWN.replace('3×10⁻² metres', 'metres'))).toBe(true);
    expect(sameAbstract(WRITTEN, SHOWN.slice(0, 300))).toBe(true);
    expect(sameAbstract(WRITTEN, `Abstract: ${SHOWN}`)).toBe(true);
  });

  it('is not known by its beginning alone', () => {
    const other = `${SHOWN.slice(0, 90)} and therefore nobody trims them. ${'We leave everything as it has always been since the first spring. '.repeat(1)}This paper counts birds, bees and other visitors over nine long years instead.`;
    expect(sameAbstract(WRITTEN, other)).toBe(false);
  });

  it('is not known where all of it opens a much longer text', () => {
    const short = SHOWN.slice(0, 200);
    const long = `${short} ${Array.from({ length: 150 }, (_, at) => `bird ${at}`).join(' ')}`;
    expect(sameAbstract(short, short)).toBe(true);
    expect(sameAbstract(short, long)).toBe(false);
  });

  it('is known again where a formula is drawn between two words', () => {
    const plots = Array.from({ length: 12 }, (_, at) => `plot ${at} grows La$_{${at}}$Sr$_{0.15}$CuO$_4$ moss`).join(
      ', ',
    );
    const tex = `Gardens are watered, and whatever grows there in the course of a year is weighed: ${plots}.`;
    expect(sameAbstract(tex, tex.replace(/[${}_]/g, ''))).toBe(true);
  });

  it('is not known by its words without its beginning', () => {
    expect(sameAbstract(WRITTEN, `In short: ${SHOWN}`)).toBe(false);
  });

  it('is not known where it is too short to tell papers apart', () => {
    expect(sameAbstract('We trim hedges.', 'We trim hedges.')).toBe(false);
    const short = 'We trim the hedges of many towns by robots that learn from videos without labels.';
    expect(sameAbstract(short, short)).toBe(true);
    expect(sameAbstract(short, short.replace('without', 'with'))).toBe(false);
  });
});

describe('AbstractIndex', () => {
  it('finds what an abstract stands for', () => {
    const index = new AbstractIndex([
      [WRITTEN, 'hedge'],
      ['Beeches and oaks are trees, and this paper asks what a model of both of them may know of either.', 'trees'],
    ]);
    expect(index.find(SHOWN)).toBe('hedge');
    expect(
      index.find('Nothing of the kind was ever written in a paper about hedges, beeches, oaks or trees.'),
    ).toBeNull();
  });

  it('binds nothing where two values have one abstract', () => {
    const index = new AbstractIndex([
      [WRITTEN, 'a'],
      [SHOWN, 'b'],
    ]);
    expect(index.find(SHOWN)).toBeNull();
  });

  it('takes any text, and finds none of another beginning', () => {
    const index = new AbstractIndex([[WRITTEN, 'hedge']]);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => index.find(text) === null));
  });
});
