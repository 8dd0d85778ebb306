import { expect, test } from 'vitest';
import { type CommandIo, InputError } from '../../scripts/commands/command.ts';
import { gloss } from '../../scripts/commands/gloss.ts';

/** Runs the command on lines and gives what it writes. */
async function run(lines: readonly string[], args: readonly string[] = ['--jsonl']): Promise<unknown[]> {
  const written: unknown[] = [];
  const io: CommandIo = {
    out: (value) => written.push(value),
    write: async () => {},
    note: () => {},
    async *lines() {
      yield* lines;
    },
  };
  await gloss.run(args, io);
  return written;
}

const text =
  'Heron is a sorter. The objective is to save memory. The methodology uses runs. Heron reaches 62-78% recall on ListBench, outperforming MergeFox (45%). Practitioners can sort cheaply.';
const line = JSON.stringify({ id: '2507.00001', title: 'Heron: Sorting', text, form: 'summary' });

test('writes a line of sentences, sections and results for each text', async () => {
  const [told, ...others] = await run([line, '', line]);
  expect(others).toEqual([told]);
  expect(told).toMatchObject({
    id: '2507.00001',
    sentences: [
      { role: 'what', text: 'Heron is a sorter.' },
      { role: 'objective' },
      { role: 'method' },
      { role: 'results' },
      { role: 'implication' },
    ],
    sections: { what: 'Heron is a sorter.', objective: 'The objective is to save memory.' },
  });
});

test('gives each end of a range its place in the text', async () => {
  const [told] = (await run([line])) as [{ metrics: { value: number; span: [number, number] }[] }];
  expect(told.metrics.map(({ value, span }) => [value, text.slice(...span)])).toEqual([
    [62, '62'],
    [78, '78'],
  ]);
});

test('names the fields of a result as they are agreed on', async () => {
  const [told] = (await run([line])) as [{ metrics: object[] }];
  expect(told.metrics[0]).toMatchObject({
    name: 'recall',
    unit: '%',
    dataset: 'ListBench',
    direction: 'higher',
    baseline: { name: 'MergeFox', value: 45, unit: '%' },
  });
  expect(Object.keys(told.metrics[0] ?? {})).toEqual([
    'name',
    'value',
    'unit',
    'dataset',
    'system',
    'baseline',
    'direction',
    'quote',
    'span',
  ]);
});

test.each([
  '7',
  '[]',
  '{',
  '{"id":"x"}',
  '{"id":"x","text":"y"}',
  '{"id":"x","text":"y","form":"poem"}',
  '{"id":1,"text":"y","form":"abstract"}',
])('refuses %s with the number of its line', async (bad) => {
  await expect(run([line, bad])).rejects.toThrow(/^line 2/);
  await expect(run([bad])).rejects.toThrow(InputError);
});

test('asks for --jsonl', async () => {
  await expect(run([line], [])).rejects.toThrow(/--jsonl/);
});
