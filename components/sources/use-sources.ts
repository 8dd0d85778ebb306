import { useEffect } from 'preact/hooks';
import { sendMessage } from '../../lib/messages.ts';
import { sourcesRevision } from '../../lib/settings.ts';
import type { ListedSource } from '../../lib/sources/listed-source.ts';
import { useAsked } from '../background/use-asked.ts';
import { useRevision } from '../background/use-revision.ts';

/** How often a source that is at something is asked for; asking also wakes a background that was stopped at it. */
const PACE = 2000;

/** The reader's own sources, as far as they are known. */
export interface Sources {
  /** In the order they were added; null until they are known. */
  readonly list: readonly ListedSource[] | null;
  /** Why they aren't known, or not anew. */
  readonly error: string | null;
  readonly again: () => void;
  /** Shows what the background answered to something else: one source, or all of them. */
  readonly show: (answer: ListedSource | readonly ListedSource[]) => void;
}

/** Follows the reader's own sources. */
export function useSources(): Sources {
  const asked = useAsked('sources', () => sendMessage('sources'));
  useRevision(sourcesRevision, () => asked.again());
  const working = asked.value?.some(({ work }) => work !== null) ?? false;
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(() => asked.again(), PACE);
    return () => clearInterval(timer);
  }, [working]);
  return {
    list: asked.value,
    error: asked.error,
    again: () => asked.again(),
    show: (answer) => {
      asked.change((list) => ('id' in answer ? withSource(list, answer) : answer));
      if (asked.value === null) asked.again();
    },
  };
}

function withSource(list: readonly ListedSource[], source: ListedSource): readonly ListedSource[] {
  if (!list.some(({ id }) => id === source.id)) return [...list, source];
  return list.map((each) => (each.id === source.id ? source : each));
}
