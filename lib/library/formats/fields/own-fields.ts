import type { PortableField, PortablePaper } from '../../portable.ts';
import type { RawFields } from '../reading/collect.ts';

/** What bibliographies have no place for, in the order in which it is written. */
const OWN = [
  'status',
  'rating',
  'version',
  'categories',
  'added',
  'updated',
] as const satisfies readonly PortableField[];

/** The fields that bibliographies have no place for, each as one word of text; those that are empty are left out. */
export function ownFields(paper: PortablePaper): readonly (readonly [name: string, word: string])[] {
  return OWN.map((name) => [name, wordOf(paper, name)] as const).filter(([, word]) => word !== '');
}

function wordOf(paper: PortablePaper, name: (typeof OWN)[number]): string {
  if (name === 'added' || name === 'updated') return new Date(paper[name]).toISOString();
  return name === 'categories' ? paper.categories.join(',') : `${paper[name] ?? ''}`;
}

/** A field from its word; nothing for a name that is not among them. */
export function fromOwnField(name: string, word: string): RawFields {
  if (!(OWN as readonly string[]).includes(name)) return {};
  return { [name]: name === 'categories' ? word.split(',') : word };
}
