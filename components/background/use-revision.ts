import { useEffect, useRef } from 'preact/hooks';
import { type Setting, watchSetting } from '../../lib/settings.ts';

/** Calls back whenever a revision changes, in this page or another: `savedRevision`, `syncRevision`. */
export function useRevision(revision: Setting<string>, callback: () => void): void {
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => {
    const watch = new AbortController();
    watchSetting(revision, watch.signal, () => latest.current());
    return () => watch.abort();
  }, [revision]);
}
