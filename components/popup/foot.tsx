import browser from 'webextension-polyfill';
import type { Overview } from '../../lib/messages.ts';
import { counted } from '../words/counted.ts';
import './foot.css';

/** How much the index holds, and the way to the options. */
export function Foot({ overview }: { overview: Overview | null }) {
  return (
    <footer class="foot">
      {overview?.problem && <p class="foot-problem">{overview.problem}</p>}
      <p class="foot-counts">{overview ? `${counts(overview)} · nothing leaves this browser` : ''}</p>
      <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
        Options
      </button>
    </footer>
  );
}

function counts({ papers, sources }: Overview): string {
  return `${counted(papers, 'paper')} · ${counted(sources.length, 'source')}`;
}
