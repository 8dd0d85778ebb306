// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Lead } from '../../../components/gloss/lead.tsx';

let laidOut: () => void = () => {};
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        laidOut = callback;
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Lays the lead out anew: `whole` pixels of text in `room` pixels. */
function layOut(whole: number, room: number) {
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(whole);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(room);
  act(() => laidOut());
}

test('has no button while all of it is seen', () => {
  const { container } = render(<Lead section="what">Short.</Lead>);
  layOut(44, 44);
  expect(screen.queryByRole('button')).toBeNull();
  expect(container.querySelector('[data-section="what"]')?.textContent).toBe('Short.');
});

test('opens where words are hidden, and closes again', () => {
  const { container } = render(<Lead section="what">Long.</Lead>);
  layOut(66, 44);
  fireEvent.click(screen.getByRole('button', { name: 'more', expanded: false }));
  expect(container.querySelector('[data-open="true"]')).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'less', expanded: true }));
  expect(container.querySelector('[data-open="false"]')).not.toBeNull();
});
