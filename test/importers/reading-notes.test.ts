import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readingNotes } from '../../lib/importers/reading-notes.ts';

const SAMPLE = readFileSync(new URL('../documents/importers/reading-notes.md', import.meta.url), 'utf8');
const sample = readingNotes.read(SAMPLE, { file: 'notes.md' });
const [hedge, dew, moss, bark] = sample.glosses;

function outlineOf(lines: string) {
  const text = `[**T**](https://arxiv.org/abs/2402.00011)\n${lines}`;
  return readingNotes.read(text, { file: 'x.md' }).glosses[0]?.outline;
}

describe('reading notes', () => {
  it('take title and day from the heading', () => {
    expect(sample).toMatchObject({ kind: 'reading-notes', title: 'What I read', date: '2024-02-29' });
    expect(sample.glosses).toHaveLength(4);
  });

  it('are split where a line links a paper, by pdf, abs or Hugging Face', () => {
    expect(sample.glosses.map(({ paper, line }) => [paper.id, line])).toEqual([
      ['2402.00011', 5],
      ['2402.00012', 22],
      ['2402.00019', 27],
      [null, 30],
    ]);
  });

  it('join a title that is broken over lines', () => {
    expect(hedge?.paper.title).toBe('HedgeBot: Learning to Trim Garden Hedges from Videos of Gardeners');
  });

  it('keep the depth of an outline through blank lines and odd indents', () => {
    expect(hedge?.outline).toEqual([
      { text: 'Problem?', label: true },
      { text: 'Hedges grow faster than labels.', children: [{ text: 'Nobody labels *leaves' }] },
      {
        text: 'How it works:',
        label: true,
        children: [
          { text: 'Step 1: watch', children: [{ text: '40 hours of video' }] },
          { text: '1. Cut' },
          { text: '2. Look again' },
        ],
      },
      { text: 'Results: HedgeBot cuts 12% closer' },
      { text: 'Why it matters', label: true, children: [{ text: 'Gardeners sleep' }] },
    ]);
  });

  it('name sections by their labels', () => {
    expect(hedge?.sections).toEqual({
      objective: 'Hedges grow faster than labels.\nNobody labels *leaves',
      method: 'watch\n40 hours of video\n1. Cut\n2. Look again',
      results: 'HedgeBot cuts 12% closer',
      implication: 'Gardeners sleep',
    });
    expect(dew?.sections).toEqual({});
  });

  it('leave no mark behind of an emphasis that began before a label', () => {
    const text =
      '[**T**](https://arxiv.org/abs/2402.00011)\n- *Solution: rake the leaves (twice)*\n- **Results**: 2 *leaves* left';
    expect(readingNotes.read(text, { file: 'x' }).glosses[0]?.sections).toEqual({
      what: 'rake the leaves (twice)',
      results: '2 *leaves* left',
    });
  });

  it('keep a bullet that goes on in the next line, with its marks', () => {
    expect(dew?.outline).toEqual([{ text: '*Leaves have names* that wrap' }]);
  });

  it('flag a title that belongs to another id, and merge nothing', () => {
    expect(hedge?.paper).toMatchObject({ doubt: null });
    expect(moss?.paper).toMatchObject({ id: '2402.00019', doubt: expect.stringContaining('2402.00011') });
    expect(moss?.outline).toEqual([{ text: 'Moss grows on the north side' }]);
  });

  it('doubt both entries of one title where their words do not tell which is right', () => {
    const entry = (id: string) => `[**Rain**](https://arxiv.org/abs/${id})\n- It is wet\n`;
    const { glosses } = readingNotes.read(entry('2402.00021') + entry('2402.00022'), { file: 'x.md' });
    expect(glosses.map(({ paper }) => 'doubt' in paper && paper.doubt !== null)).toEqual([true, true]);
  });

  describe('of a title that stands once', () => {
    const HEDGES =
      'Gardeners trim hedges by hand and fall from ladders. A machine with blades watches recorded afternoons, follows edges, keeps corners square, avoids birds, stops near children, sleeps through rain, counts twigs, sharpens itself every evening, borrows electricity from windmills, whispers instead of roaring, remembers neighbours, forgives dogs, returns home before supper.';
    const doubt = (title: string, words: string) => {
      const text = `[**${title}**](https://arxiv.org/abs/2402.00021)\n- ${words}\n`;
      const [gloss] = readingNotes.read(text, { file: 'x.md' }).glosses;
      expect(gloss?.paper).toMatchObject({ id: '2402.00021', title });
      return gloss && 'doubt' in gloss.paper ? gloss.paper.doubt : null;
    };

    it('doubt the title where long notes have none of its words', () => {
      expect(doubt('Mapping Lichen Colonies across Frozen Boulders', HEDGES)).toContain('none of the title’s');
    });

    it.each([
      ['a title that shares a word', 'Mapping Lichen Colonies on Hedges across Frozen Boulders', HEDGES],
      ['a title whose name they use', 'LiCo: Frozen Boulders, Lichen Colonies, Quarries', `${HEDGES} LICO is good.`],
      ['a title of few words', 'Mapping Lichen', HEDGES],
      ['short notes', 'Mapping Lichen Colonies across Frozen Boulders', HEDGES.slice(0, 120)],
    ])('trust %s', (_, title, words) => {
      expect(doubt(title, words)).toBeNull();
    });
  });

  it.each([
    ['- 3 stages\n    - a\n    - b', 'method'],
    ['- Two reward parts (both learnt):\n    - a\n    - b', 'method'],
    ['- Leaf Sorting\n    - Step 1: rake\n    - Step 2: burn', null],
  ])('take the first line of %j for a label', (lines, section) => {
    const text = `[**T**](https://arxiv.org/abs/2402.00011)\n${lines}\n`;
    const [gloss] = readingNotes.read(text, { file: 'x.md' }).glosses;
    expect(gloss?.outline[0]).toHaveProperty('label', true);
    if (section) expect(gloss?.sections).toHaveProperty(section, 'a\nb');
  });

  it.each([
    '- Solution: rake every leaf twice\n    - a',
    '- In a garden of trees:\n    - a',
    '- 3 stages',
    '- Over time, leaves fall:\n    - a',
  ])('take the first line of %j for content', (lines) => {
    expect(outlineOf(lines)?.[0]).not.toHaveProperty('label');
  });

  it('keep notes on a paper whose link has no id, for a later match', () => {
    expect(bark?.paper).toEqual({
      id: null,
      title: 'Notes on Bark',
      authors: [],
      abstract: null,
      links: ['https://example.org/bark'],
    });
  });

  it('list what they can not use, with line and reason', () => {
    expect(sample.skipped).toEqual([
      { line: 3, reason: '“Mostly about gardens.” stands before the first paper' },
      { line: 27, reason: expect.stringMatching(/^the title “HedgeBot: .*” is kept, but in doubt: the same title/) },
      { line: 30, reason: 'the link of “Notes on Bark” names no paper of arXiv; its notes wait for one' },
      { line: 33, reason: 'nothing is noted on “Ferns”' },
    ]);
  });

  it.each([
    ['- a\n  - b\n    - c', [{ text: 'a', children: [{ text: 'b', children: [{ text: 'c' }] }] }]],
    ['- a\n            - b', [{ text: 'a', children: [{ text: 'b' }] }]],
    ['- a\n - b', [{ text: 'a' }, { text: 'b' }]],
    ['\t- a\n- b', [{ text: 'a' }, { text: 'b' }]],
    ['Plain words.\n\nMore words.', [{ text: 'Plain words.' }, { text: 'More words.' }]],
  ])('nest %j as it is meant', (lines, outline) => {
    expect(outlineOf(lines)).toEqual(outline);
  });

  it('keep as many bullets as a person writes on one paper', () => {
    const text = `[**T**](https://arxiv.org/abs/2402.00011)\n${'- a\n'.repeat(20_000)}`;
    const { glosses, skipped } = readingNotes.read(text, { file: 'x.md' });
    expect(glosses[0]?.outline).toHaveLength(5000);
    expect(glosses[0]?.text.length).toBeLessThanOrEqual(50_000);
    expect(skipped).toEqual([{ line: 5002, reason: 'the notes go on after 5000 bullets; the rest was left out' }]);
  });

  it('are not taken for notes where links stand without any', () => {
    expect(
      readingNotes.detect('- [A](https://arxiv.org/abs/2402.00011)\n- [B](https://arxiv.org/abs/2402.00012)\n'),
    ).toBeNull();
  });
});
