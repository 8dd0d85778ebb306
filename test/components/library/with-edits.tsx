import type { ComponentChildren } from 'preact';
import { UndoBar } from '../../../components/library/bars/undo-bar.tsx';
import { type Edits, useEdits } from '../../../components/library/use-edits.ts';

/** What a page gives its parts: the edits that they make, and the line that tells and undoes them. */
export function WithEdits({ children }: { children: (edits: Edits) => ComponentChildren }) {
  const edits = useEdits();
  return (
    <>
      {children(edits)}
      <UndoBar edits={edits} />
    </>
  );
}
