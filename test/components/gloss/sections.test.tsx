// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { OpenParts, SectionTabs } from '../../../components/gloss/sections.tsx';
import { wordsOf } from '../../../components/gloss/voice-words.ts';
import type { OpenPart } from '../../../lib/settings.ts';
import { gloss } from './sample-gloss.ts';

afterEach(cleanup);

const idOf = (part: OpenPart) => `x-${part}`;
const noted = gloss({ outline: [{ text: 'Idea', label: true, children: [{ text: 'One matrix' }] }] });
const words = wordsOf({ gloss: noted });

test('has a button per part that says whether its text is open', () => {
  const toggled = vi.fn();
  render(<SectionTabs gloss={noted} open={['results']} idOf={idOf} onToggle={toggled} />);
  const buttons = screen.getAllByRole('button');
  expect(buttons.map((button) => [button.textContent, button.getAttribute('aria-expanded')])).toEqual([
    ['Method', 'false'],
    ['Results', 'true'],
    ['Outline', 'false'],
  ]);
  fireEvent.click(buttons[0] as HTMLElement);
  expect(toggled).toHaveBeenCalledWith('method');
});

test('keeps the text of every section, hidden while it is closed', () => {
  const { container } = render(
    <OpenParts gloss={noted} words={words} open={['results']} idOf={idOf} restored={false} />,
  );
  const shown = [...container.querySelectorAll<HTMLElement>('[data-section]')].map((part) => [
    part.dataset.section,
    part.hidden,
    part.id,
  ]);
  expect(shown).toEqual([
    ['method', true, 'x-method'],
    ['results', false, 'x-results'],
    ['outline', true, 'x-outline'],
  ]);
  expect(container.querySelector('[data-section="method"]')?.textContent).toContain('A and its transpose.');
});

test('nests the outline as its source does', () => {
  const { container } = render(
    <OpenParts gloss={noted} words={words} open={['outline']} idOf={idOf} restored={false} />,
  );
  expect(container.querySelector('.outline [data-label="true"] .outline')?.textContent).toBe('One matrix');
});

test('is a region the keyboard reaches while it has a fixed height', () => {
  const { rerender } = render(<OpenParts gloss={noted} words={words} open={['results']} idOf={idOf} restored />);
  expect(screen.getByRole('region', { name: 'Open parts' }).tabIndex).toBe(0);
  rerender(<OpenParts gloss={noted} words={words} open={['results']} idOf={idOf} restored={false} />);
  expect(screen.queryByRole('region')).toBeNull();
});

test('keeps the height and says so where nothing of what was open is here', () => {
  render(<OpenParts gloss={noted} words={words} open={['limitations']} idOf={idOf} restored />);
  expect(screen.getByRole('region').textContent).toContain('Nothing here under Limitations.');
});
