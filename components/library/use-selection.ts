import { useRef, useState } from 'preact/hooks';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { LibraryFilter, LibraryOrder } from '../../lib/library/listed.ts';
import { sendMessage } from '../../lib/messages.ts';
import type { LibraryWindow } from './rows/use-library-window.ts';

/** The papers that a reader picked to do something with all of them. */
export interface Selection {
  readonly ids: ReadonlySet<PaperId>;
  /** @param at the place of its row, from which a range begins */
  readonly toggle: (id: PaperId, at: number) => void;
  /** Adds the rows from the one that was picked last to this one. @throws what the background answers */
  readonly extend: (at: number) => Promise<void>;
  /** Picks all papers that pass the filter, here or not. @throws what the background answers */
  readonly all: () => Promise<void>;
  readonly clear: () => void;
}

export function useSelection(list: LibraryWindow, filter: LibraryFilter, order: LibraryOrder): Selection {
  const [ids, setIds] = useState<ReadonlySet<PaperId>>(new Set());
  const anchor = useRef(0);
  const askAll = () => sendMessage('libraryIds', { filter, order });
  return {
    ids,
    toggle(id, at) {
      anchor.current = at;
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      });
    },
    async extend(at) {
      const [from, to] = [Math.min(anchor.current, at), Math.max(anchor.current, at)];
      const places = Array.from({ length: to - from + 1 }, (_, nth) => from + nth);
      const here = places.flatMap((place) => list.rowAt(place)?.id ?? []);
      const range = here.length === places.length ? here : (await askAll()).slice(from, to + 1);
      setIds((before) => new Set([...before, ...range]));
    },
    all: async () => setIds(new Set(await askAll())),
    clear: () => setIds(new Set()),
  };
}
