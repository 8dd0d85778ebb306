import { useEffect, useState } from 'preact/hooks';
import { errorMessage } from '../../lib/core/errors.ts';
import { type Overview, sendMessage } from '../../lib/messages.ts';
import { glossesRevision, savedRevision, watchSetting } from '../../lib/settings.ts';
import { counted } from '../words/counted.ts';

export interface Index {
  /** Null until it is known, or where it can't be. */
  readonly overview: Overview | null;
  /** What was read last, or why it could not be; empty where there is nothing to say. */
  readonly outcome: string;
  readonly failed: boolean;
  /** A reload is under way. */
  readonly busy: boolean;
  readonly reload: () => void;
}

/** What is in the index, and reading it again. */
export function useIndex(): Index {
  const [overview, setOverview] = useState<Overview | null>(null);
  const [outcome, setOutcome] = useState<{ words: string; failed: boolean }>({ words: '', failed: false });
  const [busy, setBusy] = useState(false);
  const fail = (error: unknown) => setOutcome({ words: errorMessage(error), failed: true });

  useEffect(() => {
    const watch = new AbortController();
    const count = () => void sendMessage('overview').then(setOverview, fail);
    count();
    watchSetting(savedRevision, watch.signal, count);
    watchSetting(glossesRevision, watch.signal, count);
    return () => watch.abort();
  }, []);

  const reload = async () => {
    if (busy) return;
    setBusy(true);
    setOutcome({ words: 'Reading the bundled index…', failed: false });
    try {
      const now = await sendMessage('reloadCatalog');
      setOverview(now);
      setOutcome({ words: outcomeWords(now), failed: false });
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };
  return { overview, outcome: outcome.words, failed: outcome.failed, busy, reload: () => void reload() };
}

function outcomeWords({ papers, sources, version }: Overview): string {
  return `Read ${counted(papers, 'paper')} from ${counted(sources.length, 'source')}. The index is version ${version}.`;
}
