import { useRef, useState } from 'preact/hooks';
import { sendPatiently } from '../../lib/messages.ts';
import type { ServerAccess, ServerTest } from '../../lib/sync/status.ts';
import { allow, disallow, refusedWords } from '../allow.ts';
import { type Deed, useDeed } from '../background/use-deed.ts';
import { NOT_SYNCED } from './place-words.ts';
import type { ServerPlace } from './server-place.ts';
import type { Sync } from './use-sync.ts';

export interface ServerSetUp {
  readonly deed: Deed;
  /** What the server was found to be; null until it was tried. */
  readonly test: ServerTest | null;
  /** Call it straight from the click. */
  readonly begin: (access: ServerAccess, place: ServerPlace) => void;
  /** Gives back what was allowed on the way. */
  readonly cancel: () => void;
}

/**
 * Setting up a server: may it be reached, is it what it should be, then it is used.
 * @param before the permission that is in use already; null for none
 */
export function useServerSetUp(sync: Sync, before: string | null, onDone: () => void): ServerSetUp {
  const deed = useDeed();
  const [test, setTest] = useState<ServerTest | null>(null);
  const allowed = useRef<ReadonlySet<string>>(new Set());
  const giveBackAllBut = (kept: string | null) => {
    for (const pattern of allowed.current) if (pattern !== kept) void disallow(pattern);
    allowed.current = new Set();
  };

  const setUp = async (access: ServerAccess, { host, pattern }: ServerPlace, allowing: Promise<boolean>) => {
    if (!(await allowing)) return { words: refusedWords(host, NOT_SYNCED), failed: true };
    allowed.current = new Set([...allowed.current, pattern]);
    deed.say(`Trying ${host}…`);
    const found = await sendPatiently('testServer', access);
    setTest(found);
    if (!found.ok) return { words: 'Nothing was set up. Mend what is marked above, then try again.', failed: true };
    deed.say('Beginning to sync…');
    sync.show(await sendPatiently('setUpServer', access));
    giveBackAllBut(pattern);
    if (before !== null && before !== pattern) void disallow(before);
    onDone();
    return undefined;
  };

  return {
    deed,
    test,
    begin(access, place) {
      if (deed.busy) return;
      const allowing = allow([place.pattern], 'library');
      setTest(null);
      deed.run(() => setUp(access, place, allowing));
    },
    cancel: () => giveBackAllBut(before),
  };
}
