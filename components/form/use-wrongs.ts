import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What is wrong with the fields of a form, by their names. */
export type Wrongs<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** A form that says what is wrong where it is, and leads to the first of it. */
export function useWrongs<Name extends string>(): {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly wrongs: Wrongs<Name>;
  /** Shows what is wrong; true where nothing is. */
  readonly accept: (wrongs: Wrongs<Name>) => boolean;
} {
  const form = useRef<HTMLFormElement>(null);
  const [wrongs, setWrongs] = useState({} as Wrongs<Name>);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrongs]);
  const accept = (found: Wrongs<Name>) => {
    setWrongs(found);
    return Object.keys(found).length === 0;
  };
  return { form, wrongs, accept };
}

/** What stands in a field of a form. */
export function typed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
