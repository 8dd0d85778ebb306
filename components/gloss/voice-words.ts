import { leadText, type SectionName } from '../../lib/core/gloss.ts';
import type { Voice } from '../../lib/messages.ts';
import type { Words } from './marked-up.tsx';

/** A node of an outline, its text with markup or without. */
export interface WordsNode {
  readonly text: Words;
  readonly label?: true;
  readonly children?: readonly WordsNode[];
}

/** What a voice says, part by part. */
export interface VoiceWords {
  readonly lead: Words;
  readonly sections: Readonly<Partial<Record<SectionName, Words>>>;
  readonly outline: readonly WordsNode[];
}

/** The words of a voice: with their author's markup where they are an author's, plain where they are ours. */
export function wordsOf({ gloss, verbatim }: Pick<Voice, 'gloss' | 'verbatim'>): VoiceWords {
  return verbatim ?? { lead: leadText(gloss), sections: gloss.sections, outline: gloss.outline };
}
