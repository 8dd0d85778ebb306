import { useEffect, useRef } from 'preact/hooks';
import { savedRevision, watchSetting } from '../../lib/settings.ts';

/** Calls back whenever a saved paper changed, in this page or another. */
export function useSavedRevision(callback: () => void): void {
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => {
    const watch = new AbortController();
    watchSetting(savedRevision, watch.signal, () => latest.current());
    return () => watch.abort();
  }, []);
}
