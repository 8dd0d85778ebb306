import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { sendPatiently } from '../../lib/messages.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useDeed } from '../background/use-deed.ts';
import { counted } from '../words/counted.ts';
import type { Sync } from './use-sync.ts';
import './notices.css';

/** What happened to the library without the reader: papers removed elsewhere, a library found damaged and healed. */
export function Notices({ sync }: { sync: Sync }) {
  const deed = useDeed();
  const place = useRef<HTMLElement>(null);
  const { removal = null, healed = null } = sync.status ?? {};

  const dismiss = (notice: 'removal' | 'healed') => {
    place.current?.focus(); // the button goes away
    deed.run(async () => {
      sync.show(await sendPatiently('dismissNotice', { notice }));
      return undefined;
    });
  };
  const undo = () => {
    place.current?.focus();
    deed.run(async () => {
      const { changed } = await sendPatiently('undoRemoval');
      sync.again();
      return { words: `${counted(changed, 'paper')} ${changed === 1 ? 'is' : 'are'} back on the list.` };
    });
  };

  return (
    <section class="notices" ref={place} tabIndex={-1} aria-label="Notices">
      {removal && (
        <Notice
          words={`Another device removed ${counted(removal.papers, 'paper')}. ${removal.papers === 1 ? 'It is' : 'They are'} in the Trash.`}
        >
          <button type="button" class="plain-button" onClick={undo} aria-disabled={deed.busy}>
            Undo
          </button>
          <button type="button" class="plain-button" onClick={() => dismiss('removal')} aria-disabled={deed.busy}>
            Keep removed
          </button>
        </Notice>
      )}
      {healed && (
        <Notice words={healed}>
          <button type="button" class="plain-button" onClick={() => dismiss('healed')} aria-disabled={deed.busy}>
            Understood
          </button>
        </Notice>
      )}
      <OutcomeLine deed={deed} />
    </section>
  );
}

function Notice({ words, children }: { words: string; children: ComponentChildren }) {
  return (
    <div class="notice">
      <p role="status">{words}</p>
      <div class="notice-deeds">{children}</div>
    </div>
  );
}
