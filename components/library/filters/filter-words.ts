import type { LibraryFilter, LibraryOnly, LibraryOrder } from '../../../lib/library/listed.ts';

/** What the list can be narrowed to beside status and tag, each with its label. */
export const ONLY_LABELS: Readonly<Record<LibraryOnly, string>> = {
  trash: 'Trash',
  conflicts: 'Conflicts',
  noted: 'With a note',
  rated: 'With a rating',
  waiting: 'On this device only',
};

/** The orders of the list, each with its label. */
export const ORDER_LABELS: Readonly<Record<LibraryOrder, string>> = {
  added: 'Newest saved',
  updated: 'Latest changed',
  published: 'Newest papers',
  rating: 'Best rated',
  title: 'Title',
};

/** What is said where a list of one kind is empty. */
const NOTHING: Readonly<Record<LibraryOnly, string>> = {
  trash: 'The Trash is empty. Papers that you remove stay here for 30 days.',
  conflicts: 'No conflicts. A paper that you change in two places at once shows here until you settle it.',
  noted: 'No paper has a note yet. Open one and write what you want to remember.',
  rated: 'No paper has a rating yet. Open one and give it stars.',
  waiting: 'No paper has changes that are on this device only.',
};

/** A filter in which a part may be said to be left out. */
type Change = { readonly [Name in keyof LibraryFilter]?: LibraryFilter[Name] | undefined };

/** The filter with some of it changed; undefined and the empty text take a part away. */
export function withFilter(filter: LibraryFilter, change: Change): LibraryFilter {
  const { text, status, tag, only } = { ...filter, ...change };
  return {
    ...(text && { text }),
    ...(status && { status }),
    ...(tag !== undefined && { tag }),
    ...(only && { only }),
  };
}

/** True where the filter leaves papers out that the list would have without it. */
export function isNarrowed({ text = '', status, tag }: LibraryFilter): boolean {
  return text.trim() !== '' || status !== undefined || tag !== undefined;
}

/** Why the list shows nothing, and what to do about it. */
export function emptyWords(filter: LibraryFilter): string {
  const words = filter.text?.trim();
  if (words) return `No ${filter.only === 'trash' ? 'removed' : 'saved'} paper here matches “${words}”.`;
  if (isNarrowed(filter)) return 'No saved paper passes these filters.';
  if (filter.only) return NOTHING[filter.only];
  return 'Nothing saved yet. Save a paper with the star beside it, on its page or in the popup.';
}
