// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Related } from '../../../components/gloss/related.tsx';
import { relatedPaper } from './sample-gloss.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const hrefOf = (id: string) => `https://arxiv.org/abs/${id}`;
const papers = [1, 2, 3, 4, 5, 6, 7].map((at) => relatedPaper(at, { saved: at === 2 }));
const links = (container: Element) => [...container.querySelectorAll<HTMLAnchorElement>('a[data-paper]')];
const shown = (container: Element) => links(container).filter((link) => !link.closest('li')?.hidden);
const rest = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds));

test('links each paper by its id', () => {
  const { container } = render(<Related alone={false} papers={papers} hrefOf={hrefOf} />);
  expect(links(container)).toHaveLength(7);
  expect(links(container)[0]?.dataset.paper).toBe('2506.00001');
  expect(links(container)[0]?.href).toBe('https://arxiv.org/abs/2506.00001');
});

test('shows three, twice as many where it stands alone, and all when asked', () => {
  const { container, rerender } = render(<Related alone={false} papers={papers} hrefOf={hrefOf} />);
  expect(shown(container)).toHaveLength(3);
  rerender(<Related alone papers={papers} hrefOf={hrefOf} />);
  expect(shown(container)).toHaveLength(6);
  fireEvent.click(screen.getByRole('button', { name: /\+ 1 more/ }));
  expect(shown(container)).toHaveLength(7);
});

test('gives two shared words as the reason, however many there are', () => {
  render(<Related alone papers={[relatedPaper(1, { terms: ['LoRA', 'rank', 'tuning'] })]} hrefOf={hrefOf} />);
  expect(screen.getByText('LoRA, rank')).toBeTruthy();
});

test('marks a saved paper for eye and ear', () => {
  const { container } = render(<Related alone papers={papers} hrefOf={hrefOf} />);
  expect(links(container).map((link) => Boolean(link.querySelector('svg')))).toEqual(
    papers.map((paper) => paper.saved),
  );
  expect(links(container)[1]?.textContent).toBe('Saved: Neighbor 2');
});

test('tells the lead when the pointer or the focus rests, and not before', () => {
  const { container } = render(<Related alone papers={papers} hrefOf={hrefOf} />);
  const [link] = links(container);
  if (!link) throw new Error('no link');
  const hint = link.parentElement?.querySelector<HTMLElement>('[role="tooltip"]');
  expect(link.getAttribute('aria-describedby')).toBe(hint?.id);
  fireEvent.focusIn(link);
  rest(299);
  expect(hint?.hidden).toBe(true);
  rest(1);
  expect(hint?.hidden).toBe(false);
  expect(hint?.textContent).toBe('What neighbor 1 is.');
  fireEvent.focusOut(link);
  expect(hint?.hidden).toBe(true);
});

test('closes the lead on Escape, while the pointer still rests', () => {
  const { container } = render(<Related alone papers={papers} hrefOf={hrefOf} />);
  const row = links(container)[0]?.parentElement as HTMLElement;
  fireEvent.mouseEnter(row);
  rest(300);
  const hint = row.querySelector<HTMLElement>('[role="tooltip"]');
  expect(hint?.hidden).toBe(false);
  fireEvent.keyDown(row, { key: 'Escape' });
  expect(hint?.hidden).toBe(true);
});
