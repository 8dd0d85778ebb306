import type { Role } from '../../lib/glossing/roles/role.ts';

/** A bar beside the lines of one sentence; pixels from the panel's corner. */
export interface Bar {
  readonly role: Role;
  readonly left: number;
  readonly top: number;
  readonly height: number;
  /** There is no room for a word beside it. */
  readonly narrow: boolean;
}

/** What a sentence answers, in a word that a margin has room for. */
const WORDS: Readonly<Record<Role, string>> = {
  what: 'What',
  background: 'Why',
  objective: 'Aim',
  method: 'How',
  results: 'Got',
  implication: 'Use',
};

/** The roles of an abstract's sentences, in its margin. For the eye: the panel has the sentences under their roles. */
export function Margin({ bars }: { readonly bars: readonly Bar[] }) {
  return (
    <div aria-hidden="true">
      {bars.map(({ role, left, top, height, narrow }, at) => (
        <span
          key={at}
          class="bar"
          data-role={role}
          data-narrow={narrow}
          style={{ left: `${left}px`, top: `${top}px`, height: `${height}px` }}
        >
          {bars[at - 1]?.role !== role && WORDS[role]}
        </span>
      ))}
    </div>
  );
}
