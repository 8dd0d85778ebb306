// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Voices, VoicesButton } from '../../../components/gloss/voices.tsx';
import { digest, notes, voice } from './sample-gloss.ts';

afterEach(cleanup);

test('offers a list only where several speak', () => {
  const { container, rerender } = render(<VoicesButton count={1} open={false} onToggle={() => {}} />);
  expect(container.textContent).toBe('');
  rerender(<VoicesButton count={2} open={false} onToggle={() => {}} />);
  expect(screen.getByRole('button', { name: '2 sources', expanded: false })).toBeTruthy();
});

test('lists all with kind and date, one of them chosen, and tells which is chosen next', () => {
  const chosen = vi.fn();
  render(<Voices voices={[voice(digest), voice(notes)]} chosen={digest.id} onChoose={chosen} />);
  expect(screen.getByRole('group', { name: 'Sources' })).toBeTruthy();
  const [first, second] = screen.getAllByRole<HTMLInputElement>('radio');
  expect([first?.checked, second?.checked]).toEqual([true, false]);
  expect(first?.name).toBe(second?.name);
  expect(screen.getByText('Byte-Sized AI & Code · Daily digest · 29 Jun 2025')).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Reading notes · undated'));
  expect(chosen).toHaveBeenCalledWith(notes.id);
});
