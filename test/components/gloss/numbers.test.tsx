// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Numbers } from '../../../components/gloss/numbers.tsx';
import { metric } from './sample-gloss.ts';

afterEach(cleanup);

const rows = (container: Element) => [...container.querySelectorAll('[data-metric]')] as HTMLElement[];

test('has one row per number, with name, value and dataset in words and in attributes', () => {
  const { container } = render(<Numbers metrics={[metric(), metric({ name: null, unit: null })]} source="S" />);
  const [first, second] = rows(container);
  const attributes = (row?: Element) =>
    ['data-metric', 'data-value', 'data-unit'].map((name) => row?.getAttribute(name));
  expect(attributes(first)).toEqual(['accuracy', '91.3', '%']);
  expect(attributes(second)).toEqual(['result', '91.3', '']);
  for (const word of ['accuracy', '91.3%', 'MNLI']) expect(first?.textContent).toContain(word);
});

test('shows three rows, and the others when asked', () => {
  const { container } = render(<Numbers metrics={[1, 2, 3, 4, 5].map(() => metric())} source="S" />);
  expect(rows(container).filter((row) => !row.hidden)).toHaveLength(3);
  fireEvent.click(screen.getByRole('button', { name: /\+ 2 more/ }));
  expect(rows(container).filter((row) => !row.hidden)).toHaveLength(5);
});

test('opens the sentence in quotation marks, with its source', () => {
  const { container } = render(<Numbers metrics={[metric()]} source="Papergloss, after X" />);
  const button = screen.getByRole('button', { name: /accuracy/ });
  const quote = container.querySelector<HTMLElement>('.number-quote');
  expect([button.getAttribute('aria-expanded'), quote?.hidden]).toEqual(['false', true]);
  fireEvent.click(button);
  expect([button.getAttribute('aria-expanded'), quote?.hidden]).toEqual(['true', false]);
  expect(button.getAttribute('aria-controls')).toBe(quote?.id);
  expect(quote?.textContent).toContain('“It reaches 91.3% on MNLI, against 89.1% with LoRA.”');
  expect(quote?.textContent).toContain('as reported. Papergloss, after X');
});

test('doubts a claim quietly, with the sum beside its sentence', () => {
  const doubts = [{ metric: 1, says: '45%', computed: '(9 − 3) / 9 = 66.7%' }];
  const { container } = render(<Numbers metrics={[metric(), metric()]} source="S" doubts={doubts} />);
  const [first, second] = rows(container);
  expect(first?.querySelector('.doubt')).toBeNull();
  expect(second?.querySelector('.number-quote .doubt')?.textContent).toBe(
    'Its own numbers give (9 − 3) / 9 = 66.7%, not “45%”.',
  );
});

test('draws what is comparable and nothing else', () => {
  const { container } = render(<Numbers metrics={[metric(), metric({ baseline: null })]} source="S" />);
  const [drawn, alone] = rows(container);
  expect(drawn?.querySelectorAll('svg circle')).toHaveLength(2);
  expect(alone?.querySelector('svg')).toBeNull();
});

test('says in words what the drawing shows', () => {
  render(<Numbers metrics={[metric({ direction: 'lower' })]} source="S" />);
  const button = screen.getByRole('button', { name: /LoRA 89\.1%; lower is better/ });
  expect(button.title).toContain('lower is better');
});
