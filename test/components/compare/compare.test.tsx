// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Compare } from '../../../components/compare/compare.tsx';
import { comparePath, papersOfHash } from '../../../components/compare/compare-path.ts';
import type { PaperId } from '../../../lib/core/arxiv-id.ts';
import type { Metric } from '../../../lib/core/gloss.ts';
import { sendMessage } from '../../../lib/messages.ts';
import { metric, relatedPaper } from '../gloss/sample-gloss.ts';
import { gloss, ids, source, view } from '../popup-background.ts';

vi.mock('../../../lib/messages.ts', async () => {
  const { sendMessage: send } = await import('../popup-background.ts');
  return { sendMessage: send };
});
vi.mock('webextension-polyfill', () => ({ default: {} }));

const [a, b, c] = ids;

/** What each paper reports. */
let reported: Map<PaperId, readonly Metric[]>;

beforeEach(() => {
  reported = new Map([
    [a, [metric({ system: 'Ours', value: 91.3 })]],
    [b, [metric({ name: 'acc', dataset: 'MNLI benchmark', value: 70, baseline: null, quote: 'It has 70%.' })]],
    [c, [metric({ dataset: 'SST-2' })]],
  ]);
  vi.mocked(sendMessage).mockImplementation((async (name: string, request: { papers: { id: PaperId }[] }) => {
    if (name === 'library') return { rows: [{ id: c, title: 'A saved paper' }] };
    return request.papers.map(({ id }) => {
      const said = gloss(id, { metrics: reported.get(id) ?? [] });
      return view(id, { voices: [{ source, gloss: said }], related: [relatedPaper(1)] });
    });
  }) as unknown as typeof sendMessage);
});
afterEach(cleanup);

test('draws what papers report of the same thing, the best first, each with its sentence', async () => {
  const { container } = render(<Compare given={[a, b]} onTicked={vi.fn()} />);
  expect((await screen.findByRole('heading', { level: 2 })).textContent).toBe('acc · MNLI');
  expect(screen.getByRole('status').textContent).toBe('1 number that these papers share');
  const bars = [...container.querySelectorAll<HTMLElement>('[data-result]')];
  expect(bars.map(({ dataset }) => [dataset.paper, dataset.value, dataset.unit])).toEqual([
    [a, '91.3', '%'],
    [b, '70', '%'],
  ]);
  expect(bars[0]?.textContent).toContain('Ours vs LoRA 89.1%');
  expect(bars[1]?.querySelector('blockquote')?.textContent).toBe('“It has 70%.”');
  expect(bars[1]?.querySelector('figcaption')?.textContent).toContain('Daily papers');
  const lengths = bars.map((bar) =>
    Number.parseFloat(bar.querySelector<HTMLElement>('.comparison-bar')?.style.inlineSize ?? ''),
  );
  expect(lengths[0]).toBeGreaterThan(lengths[1] ?? 0);
});

test('offers related and saved papers, ticks them, and tells which are ticked', async () => {
  const ticked = vi.fn();
  render(<Compare given={[a]} onTicked={ticked} />);
  await screen.findByRole('group', { name: 'Saved' });
  expect(screen.getByRole('group', { name: 'Related to them' })).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('Tick two papers or more.');
  fireEvent.click(screen.getByRole('checkbox', { name: 'A saved paper' }));
  expect(ticked).toHaveBeenLastCalledWith([a, c]);
  await vi.waitFor(() => {
    expect(screen.getByRole('status').textContent).toMatch(/^No number of these papers can be compared/);
  });
  fireEvent.click(screen.getByRole('checkbox', { name: `Paper ${a}` }));
  expect(ticked).toHaveBeenLastCalledWith([c]);
});

test('shows what a paper reports beside what is compared, and nothing twice', async () => {
  reported.set(b, [metric({ value: 70, baseline: null }), metric({ dataset: 'SST-2', value: 88 })]);
  const { container } = render(<Compare given={[a, b]} onTicked={vi.fn()} />);
  await screen.findByText('1 number that these papers share');
  const alone = [...container.querySelectorAll<HTMLElement>('[data-alone]')];
  expect(alone.map(({ dataset }) => dataset.alone)).toEqual([b]);
  const values = [...(alone[0]?.querySelectorAll<HTMLElement>('[data-metric]') ?? [])].map(
    ({ dataset }) => dataset.value,
  );
  expect(values).toEqual(['88']);
});

test('papers without numbers are said to have none', async () => {
  for (const id of [a, b]) reported.set(id, []);
  render(<Compare given={[a, b]} onTicked={vi.fn()} />);
  expect(await screen.findByText('Nobody reports numbers of these papers. Tick others.')).toBeTruthy();
});

test('says what went wrong and tries again', async () => {
  vi.mocked(sendMessage).mockRejectedValue(new Error('The index is damaged.'));
  render(<Compare given={[a, b]} onTicked={vi.fn()} />);
  expect((await screen.findByRole('alert')).textContent).toContain('The index is damaged.');
});

test('is opened with ids and believes no address', () => {
  expect(comparePath([a, b])).toBe(`compare.html#${a},${b}`);
  expect(papersOfHash(`#${a},${b},${a},javascript:alert(1),`)).toEqual([a, b]);
  expect(papersOfHash('')).toEqual([]);
});
