import { parseArgs } from 'node:util';
import { type Form, type FoundMetric, glossText } from '../../lib/glossing/index.ts';
import { sectionsOf } from '../../lib/glossing/sections.ts';
import { type Command, InputError } from './command.ts';

/** A text to gloss, as a line of input states it. */
interface Asked {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly form: Form;
}

/** A result as a line of output states it; `span` counts UTF-16 units of the value inside the text. */
type ToldMetric = Pick<
  FoundMetric,
  'name' | 'value' | 'unit' | 'dataset' | 'system' | 'baseline' | 'direction' | 'quote' | 'span'
>;

/** Reads abstracts and summaries, one a line, and tells the roles of their sentences and the results they report. */
export const gloss: Command = {
  usage: 'gloss --jsonl',
  says: 'read {"id","title","text","form":"abstract|summary"} a line: roles of the sentences, results with their places',
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { jsonl: { type: 'boolean', default: false } } });
    if (!values.jsonl) throw new InputError('gloss takes its texts from standard input, a line each: give --jsonl');
    let number = 0;
    for await (const line of io.lines()) {
      number += 1;
      if (line.trim() !== '') io.out(tell(readAsked(line, number)));
    }
  },
};

function tell({ id, title, text, form }: Asked) {
  const { sentences, metrics } = glossText(text, { form, title });
  return {
    id,
    sentences: sentences.map((sentence) => ({ text: sentence.text, role: sentence.role })),
    sections: sectionsOf(sentences),
    metrics: metrics.flatMap(tellMetric),
  };
}

/** A line of output has one value; a range gives two, one for each end. */
function tellMetric(metric: FoundMetric): ToldMetric[] {
  const { name, value, unit, dataset, system, baseline, direction, quote, span, valueHigh, highSpan } = metric;
  const told = { name, value, unit, dataset, system, baseline, direction, quote, span };
  return valueHigh === null || !highSpan ? [told] : [told, { ...told, value: valueHigh, span: highSpan }];
}

function readAsked(line: string, number: number): Asked {
  const asked = parse(line, number);
  const { id, title = '', text, form } = asked;
  if (typeof id !== 'string' || typeof text !== 'string' || typeof title !== 'string') {
    throw new InputError(`line ${number}: id, title and text must be strings`);
  }
  if (form !== 'abstract' && form !== 'summary') {
    throw new InputError(`line ${number}: form must be abstract or summary, not ${JSON.stringify(form)}`);
  }
  return { id, title, text, form };
}

function parse(line: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new InputError(`line ${number} is no JSON object`);
}
