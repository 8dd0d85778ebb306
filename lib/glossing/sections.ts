import type { Sections } from '../core/gloss.ts';
import type { GlossedSentence, Role } from './index.ts';
import { withoutMarker } from './markers.ts';

/** The sentences of each role, in their order and without the markers of a list. */
export function sectionsOf(sentences: readonly GlossedSentence[]): Sections {
  const sections: Partial<Record<Role, string>> = {};
  for (const { text, role } of sentences) {
    if (role) sections[role] = `${sections[role] ?? ''} ${withoutMarker(text)}`.trimStart();
  }
  return sections;
}
