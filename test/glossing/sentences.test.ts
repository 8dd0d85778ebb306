import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../lib/glossing/sentences.ts';

/** Splits what `|` marks as the ends of sentences, and gives back what it made of it in the same writing. */
const marked = (text: string) => {
  const source = text.replaceAll('|', '');
  return splitSentences(source)
    .map(({ span }) => source.slice(...span))
    .join(' | ');
};

describe('splits sentences', () => {
  test.each([
    ['It is fast. | It is small.'],
    ['We ask: is it safe? | It is not! | We mend it.'],
    ['Two blanks follow.  | A third sentence.'],
    ['Called any4. | any4 needs no data.'],
    ['It ends in "a quote." | Then more.'],
    ['Released in 2021. | In 2022 it grew.'],
    ['We fix t. | This makes it hard.'],
    ['Trained at Foo Inc. | The model is open.'],
    ['By Roe et al. | However, they erred.'],
    ['i) It sorts a) lists. b) maps. | ii) It aims to.'],
    ['The code is at this https URL. | The data is not.'],
    ['i) It sorts. | ii) It aims to sort well. | iii) It compares pairs.'],
    ['It gains 3%. | 400 users liked it.'],
  ])('%s', (text) => {
    expect(marked(text).replaceAll(/\s+/g, ' ')).toBe(text.replaceAll(/\s+/g, ' '));
  });

  test('with no blank between them', () => {
    expect(marked('It fell to 0.5%.In this paper we rise.')).toBe('It fell to 0.5%. | In this paper we rise.');
  });

  test('at an empty line', () => {
    expect(marked('A heading\n\nThe text')).toBe('A heading | The text');
  });

  test('after what leads into a list of them', () => {
    expect(marked("Here's a summary of it: i) It sorts. ii) It aims.")).toBe(
      "Here's a summary of it: | i) It sorts. | ii) It aims.",
    );
  });
});

describe('never splits inside', () => {
  test.each([
    ['abbreviations', 'Many tasks, e.g. Sorting, i.e. Ordering, cf. Fig. 3 and Sec. 4, are hard.'],
    ['comparisons', 'It needs 40 vs. 250 steps and beats Dr. Roe by approx. 3 points.'],
    ['initials that are a name', 'On L.P. Bench it wins, and L.P. Sort is open.'],
    ['names', 'J. K. Roe et al. (2020) met A. Doe in the U.S. and left.'],
    ['decimals and versions', 'Llama 3.1 scores 0.74, Bolt.diy 1.5, at v2.0 of CPM.cu.'],
    ['citations', 'As Roe et al. [12] say, it works.'],
    ['brackets', 'It is fast (see above. It was slow.) and small.'],
    ['quotes', 'The prompt "Be brief. Be right." helps a lot.'],
    ['curly quotes', 'The prompt “Be brief. Be right.” helps a lot.'],
    ['formulas', 'We bound $f(x). Y$ from above.'],
    ['inline lists', 'It has two stages: 1) It reads a lot. 2) It writes.'],
    ['numbered lists', 'It has two stages: 1. Reading. 2. Writing.'],
    ['questions in titles', 'What is attention? a survey asks.'],
  ])('%s', (_, text) => {
    expect(marked(text)).toBe(text);
  });
});

test('gives the marks that are not shown to the sentence they stand in', () => {
  expect(marked('It sorts. \\textbf{Speed:} It is \\emph{fast}. $n$ is small.')).toBe(
    'It sorts. | \\textbf{Speed:} It is \\emph{fast}. | $n$ is small.',
  );
});

const pieces = fc.array(
  fc.constantFrom(
    'We sort. ',
    'e.g. ',
    '(',
    ')',
    '"',
    '“',
    '”',
    '[',
    ']',
    '$',
    '1) ',
    'ii) ',
    '. ',
    '? ',
    '\n\n',
    'A ',
    '\\',
    '3.5',
  ),
);

test('loses nothing but blanks and keeps the order, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        pieces.map((all) => all.join('')),
        fc.string(),
      ),
      (text) => {
        let end = 0;
        for (const { span } of splitSentences(text)) {
          expect(span[0]).toBeGreaterThanOrEqual(end);
          expect(span[1]).toBeGreaterThan(span[0]);
          end = span[1];
        }
      },
    ),
  );
});
