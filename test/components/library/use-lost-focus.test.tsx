// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useRef, useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { useLostFocus } from '../../../components/library/use-lost-focus.ts';

afterEach(cleanup);

function Place({ onLost }: { onLost: () => void }) {
  const place = useRef<HTMLElement>(null);
  const [names, setNames] = useState(['First', 'Second']);
  useLostFocus(place, onLost);
  const drop = (gone: string) => setNames(names.filter((name) => name !== gone));
  return (
    <>
      <section ref={place}>
        {names.map((name) => (
          <button key={name} type="button" onClick={() => drop(name)}>
            {name}
          </button>
        ))}
      </section>
      <button type="button" onClick={() => drop('First')}>
        Other
      </button>
    </>
  );
}

const button = (name: string) => screen.getByRole('button', { name });

test('tells of a button that goes away with the focus', async () => {
  const onLost = vi.fn();
  render(<Place onLost={onLost} />);
  button('First').focus();
  fireEvent.click(button('First'));
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce());
  button('Second').focus();
  fireEvent.click(button('Second'));
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledTimes(2));
});

test('tells nothing where the focus had gone on before', async () => {
  const onLost = vi.fn();
  render(<Place onLost={onLost} />);
  button('First').focus();
  button('Other').focus();
  fireEvent.click(button('Other'));
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'First' })).toBeNull());
  // What watches the place was called before this button goes.
  button('Second').focus();
  fireEvent.click(button('Second'));
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce());
});

test('tells nothing where the reader had left the element for none', async () => {
  const onLost = vi.fn();
  render(<Place onLost={onLost} />);
  button('First').focus();
  button('First').blur();
  await Promise.resolve();
  fireEvent.click(button('Other'));
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'First' })).toBeNull());
  button('Second').focus();
  fireEvent.click(button('Second'));
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce());
});
