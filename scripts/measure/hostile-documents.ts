/** A document that asks as much of its readers as any of its length; `length` in UTF-16 units, roughly. */
export type HostileShape = (length: number) => string;

const TABLE = '| Title | Authors | Summary |\n|---|---|---|\n';
const ROW = '| T ([arXiv](https://arxiv.org/abs/2402.00011)) | A | ';
const LINK = '[Foo: x](https://arxiv.org/abs/2402.00011)';
const OTHER_LINK = '[Bar: y](https://arxiv.org/abs/2402.00012)';
const JSON_HEAD = '{"papergloss":"glosses","version":1,"glosses":[';

/** A part over and over, between what may stand before and behind it. */
function many(part: string, before = '', behind = ''): HostileShape {
  return (length) => before + part.repeat(Math.ceil(length / part.length)) + behind;
}

/** A digest of one theme that says this of two papers, over and over. */
function theme(part: string): HostileShape {
  return many(part, '# D\n\n## T\n\n', `\n\n- ${LINK}\n- ${OTHER_LINK}\n`);
}

/** A weekly review of one block, with something over and over in one of its lines. */
function block(line: number, part: string): HostileShape {
  const lines = ['A.', 'Primary: x', 'All Institutions: x', 'B.', 'C.', 'D.', 'E.', 'F.', 'G.'];
  const before = [...lines.slice(0, line), lines[line]?.slice(0, -1) ?? ''].join('\n');
  return many(part, before, `\n${lines.slice(line + 1).join('\n')}`);
}

function deepOutline(length: number): string {
  const lines = Array.from({ length: Math.ceil(Math.sqrt(length / 2)) }, (_, at) => `${' '.repeat(at * 4)}- a`);
  return `${LINK}\n${lines.join('\n')}`;
}

function manyPapers(length: number): string {
  const links = Array.from(
    { length: Math.ceil(length / 100) },
    (_, at) => `- [Foo${at}: bar baz qux](https://arxiv.org/abs/2402.${10_000 + (at % 80_000)})`,
  );
  return `# D\n\n## T\n\n${'Foo1 is, while Foo2 is. '.repeat(Math.ceil(length / 48))}\n\n${links.join('\n')}\n`;
}

/** What breaks readers of documents: each part of each format without end, or nested, or never closed. */
export const HOSTILE_DOCUMENTS: Readonly<Record<string, HostileShape>> = {
  'table of pipes': many('|', TABLE),
  'table whose row never ends': many('a\n', `${TABLE}| `),
  'table of spaces': many(' ', `${TABLE}${ROW}x`, 'x |'),
  'table of rows': many(`${ROW}It is. We do. |\n`, TABLE),
  'table with one long summary': many('It is so. ', TABLE + ROW, '|'),
  'table with a summary of formulas': many('$a ', TABLE + ROW, '|'),
  'table with a summary of commands': many('\\a{', TABLE + ROW, '|'),
  'table with a summary of numbers': many('12.5% ', TABLE + ROW, '|'),
  'table with a summary of markers': many('1) a (2) b ', TABLE + ROW, '|'),
  'table with a summary of chatter': many(' #', `${TABLE}${ROW}a `, '|'),
  'table with a summary of follow-ups': many(' **Follow-up questions', `${TABLE}${ROW}a `, '|'),
  'table with one long title': many('T ', `${TABLE}| `, ' | A | S |'),
  'table with a title of brackets': many('[', `${TABLE}| `, '](https://arxiv.org/abs/2402.00011) | A | S |'),
  'item of brackets': many('[', `## T\n\nFoo is.\n\n- ${LINK}\n- `, '](https://arxiv.org/abs/2402.00012)'),
  'item of addresses': many('](x', `## T\n\nFoo is.\n\n- ${LINK}\n- [`, ')'),
  'table with many authors': many('A, ', `${TABLE}| ${LINK} | `, ' | S |'),
  'headers of tables': many(`## 2024-01-01\n${TABLE}`),
  headings: many('# 2024-01-01\n'),
  links: many(`${LINK}\n`),
  'links that never open': many(']('),
  'links without words': many('[]('),
  brackets: many('['),
  'brackets, then links': (length) => '['.repeat(length / 2) + ']('.repeat(length / 4),
  'one long line': many('a'),
  spaces: many(' '),
  'empty lines': many('\n'),
  notes: many(`${LINK}\n- a\n`),
  'notes below one title twice': many(
    `[**T**](https://arxiv.org/abs/2402.00011)\n- a\n[**T**](https://arxiv.org/abs/2402.00012)\n- b\n`,
  ),
  'notes of tiny bullets': many('- a\n', `${LINK}\n`),
  'notes of labels': many('- How?\n', `${LINK}\n`),
  'notes of one bullet': many('a b\n', `${LINK}\n- `),
  'notes of stars': many('*', `${LINK}\n- `),
  'notes nested ever deeper': deepOutline,
  digests: many(`## T\n\nFoo is.\n\n- ${LINK}\n`),
  'theme of one paper': theme('Foo is. Its end. '),
  'theme of two papers': theme('Foo and Bar, '),
  'theme of clauses': theme('Foo is, while Bar is; '),
  'theme of pronouns': theme('It is. '),
  'theme of bold words': theme('**a** '),
  'theme of dashes': theme('— Foo — '),
  'theme of paragraphs': theme('Foo is. Its end.\n\n'),
  'theme of other research': theme('While Foo is, other research is. Bar is. '),
  'themes of gaps': many(
    `## T\n\nFoo${' '.repeat(2400)}and Bar${' '.repeat(2400)}is.\n\n- ${LINK}\n- ${OTHER_LINK}\n\n`,
  ),
  'theme of many papers': manyPapers,
  'theme of hyphens': many('a-b ', '## T\n\nword\n\n- [', `](https://arxiv.org/abs/2402.00011)\n`),
  'pictures that never end': many('\\begin{center}\n'),
  'pictures that never begin': many('\\end{center}   ', '## T\n'),
  rules: many('- - * ', '## T\n'),
  'weekly blocks': many('a b c\nPrimary: x\nAll Institutions: x\nA.\nB.\nC.\nD.\nE.\nF.\n'),
  'weekly block with one long abstract': block(0, ' It is so.'),
  'weekly block of institutions': block(2, ' a(,'),
  'weekly block of contributions': block(8, ' This paper introduces a.'),
  'weekly block of templates': block(3, ' [one sentence'),
  'weekly block of addresses': block(3, ` https://x.y/${')'.repeat(1900)}`),
  'page of paragraphs': many('<p>a', '<html>'),
  'page of half tags': many('<a ', '<html>'),
  'page of addresses': many(`<a${' href="'.repeat(200)}>`, '<html>'),
  'page of tables': many('<table><tr><td>', '<html>'),
  'page of lists': many('<ul><li>a', '<html>'),
  'page of lists in lists': many('<ul><li>', '<html>'),
  'page of plain text': many('a\n', '<html><pre>'),
  'page of broken rows': many('<tr><td>a</td><td></td></tr>', '<html><table><tr><td>Title</td><td>Summary</td></tr>'),
  'page of run-on lines': many('Primary: a\n', '<html><p>'),
  'page of scripts': many('<script>', '<html>'),
  'page of comments': many('<!--', '<html>'),
  'page of entities': many('&amp', '<html>'),
  'JSON of brackets': many('[', JSON_HEAD),
  'JSON of glosses': many('{"paper":{"id":"2402.00011"},"sections":{"what":"a"}},', JSON_HEAD, '1]}'),
  'JSON nested ever deeper': many('{"text":"a","children":[', `${JSON_HEAD}{"paper":{"id":"2402.00011"},"outline":[`),
  mojibake: many('‚Äî', '## T\n'),
};
