import { glossText } from '../../lib/glossing/index.ts';
import type { AbstractMarks, Span } from '../../lib/messages.ts';
import { shownRoles } from './shown-roles.ts';

/**
 * What may be marked in the text of an abstract as its page has it, line breaks and indentation included.
 * @param text formulas as TeX between dollar signs
 */
export function abstractMarks(text: string): AbstractMarks {
  const { line, at } = oneLine(text);
  const place = ([start, end]: Span): Span => [at[start] ?? 0, (at[end - 1] ?? 0) + 1];
  const { sentences, metrics } = glossText(line, { form: 'abstract' });
  return {
    sentences: shownRoles(sentences).flatMap(({ role, span }) => (role === null ? [] : [{ role, span: place(span) }])),
    numbers: metrics
      .flatMap(({ span, highSpan }) => [span, ...(highSpan ? [highSpan] : [])])
      .map(withSign(line))
      .map(place),
  };
}

/** A number with the sign of its unit, where that stands close to it. */
function withSign(line: string): (span: Span) => Span {
  return ([start, end]) => [start, end + (/^(?:\\?%|[×x](?!\w))/.exec(line.slice(end, end + 3))?.[0].length ?? 0)];
}

/** A text with each run of white space as one blank, and where each unit of it stood. */
function oneLine(text: string): { readonly line: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let line = '';
  for (let unit = 0; unit < text.length; unit += 1) {
    const blank = /\s/.test(text.charAt(unit));
    if (blank && (line === '' || line.endsWith(' '))) continue;
    line += blank ? ' ' : text.charAt(unit);
    at.push(unit);
  }
  return { line, at };
}
