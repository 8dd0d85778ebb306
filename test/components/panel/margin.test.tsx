// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { type Bar, Margin } from '../../../components/panel/margin.tsx';

afterEach(cleanup);

const bar = (role: Bar['role'], top: number): Bar => ({ role, left: 28, top, height: 20, narrow: false });

test('has a bar for each sentence and a word where the role changes, for the eye only', () => {
  const bars = [bar('background', -100), bar('background', -80), bar('method', -60), bar('results', -40)];
  const { container } = render(<Margin bars={bars} />);
  const drawn = [...container.querySelectorAll<HTMLElement>('[data-role]')];
  expect(drawn.map(({ dataset, textContent }) => [dataset.role, textContent])).toEqual([
    ['background', 'Why'],
    ['background', ''],
    ['method', 'How'],
    ['results', 'Got'],
  ]);
  expect(drawn[0]?.style.top).toBe('-100px');
  expect(container.firstElementChild?.getAttribute('aria-hidden')).toBe('true');
});
