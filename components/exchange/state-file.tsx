import type { ImportPreview } from '../../lib/library/exchange.ts';
import { sendPatiently } from '../../lib/messages.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useDeed } from '../background/use-deed.ts';
import { FileButton } from '../form/file-button.tsx';
import { counted, number } from '../words/counted.ts';
import { handOver } from './hand-over.ts';
import { textOf } from './text-of.ts';

/** Carries the whole library by hand: writes it to a file, or merges one that was written elsewhere. */
export function StateFile() {
  const deed = useDeed();
  const write = () =>
    deed.run(async () => {
      const { name, mediaType, text, papers } = await sendPatiently('exportState');
      handOver(name, mediaType, text);
      return { words: `${counted(papers, 'paper')} written to ${name}, among your downloads.` };
    });
  const read = ([file]: readonly File[]) => {
    if (!file) return;
    deed.run(async () => {
      deed.say(`Reading ${file.name}…`);
      const merged = await sendPatiently('importState', { name: file.name, text: await textOf(file) });
      return { words: mergedWords(file.name, merged) };
    });
  };
  return (
    <>
      <div class="deeds">
        <button type="button" class="plain-button" onClick={write} aria-disabled={deed.busy}>
          Write a file
        </button>
        <FileButton onFiles={read}>Read a file</FileButton>
      </div>
      <OutcomeLine deed={deed} />
    </>
  );
}

/** What reading a file did. */
function mergedWords(name: string, { added, changed, unchanged }: ImportPreview): string {
  return `Merged ${name}: ${counted(added + changed, 'paper')} added or changed, ${number(unchanged)} as before.`;
}
