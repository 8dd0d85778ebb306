import { errorMessage } from '../../lib/core/errors.ts';
import type { ImportPreview } from '../../lib/library/exchange.ts';
import { sendPatiently } from '../../lib/messages.ts';
import { OutcomeLine } from '../background/outcome-line.tsx';
import { useDeed } from '../background/use-deed.ts';
import { FileButton } from '../form/file-button.tsx';
import { counted } from '../words/counted.ts';
import { base64Of, bytesOf } from './base64.ts';
import { handOver } from './hand-over.ts';

/** Carries the whole library by hand: writes it to a file, or merges one that was written elsewhere. */
export function StateFile() {
  const deed = useDeed();
  const write = () =>
    deed.run(async () => {
      const { name, mediaType, text, papers } = await sendPatiently('exportState');
      handOver(name, mediaType, bytesOf(text));
      return { words: `${counted(papers, 'paper')} written to ${name}, among your downloads.` };
    });
  const read = ([file]: readonly File[]) => {
    if (!file) return;
    deed.run(async () => {
      deed.say(`Reading ${file.name}…`);
      return mergedOutcome(
        file.name,
        await sendPatiently('importState', { name: file.name, text: await textOf(file) }),
      );
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

async function textOf(file: File): Promise<string> {
  try {
    return await base64Of(file);
  } catch (error) {
    throw new Error(`Couldn’t read ${file.name}: ${errorMessage(error)} Choose it again.`, { cause: error });
  }
}

/** What reading a file did. */
function mergedOutcome(name: string, found: ImportPreview): { words: string; failed: boolean } {
  if (found.format === null) {
    return {
      words: `${name} is no file that Papergloss wrote here or elsewhere. For other formats, see Import.`,
      failed: true,
    };
  }
  const { added, changed, rivals, unchanged } = found;
  const parts = [`${counted(added, 'paper')} new`, `${changed} changed`, `${unchanged} as before`];
  if (rivals > 0) parts.push(`${rivals} edited in both places: both versions are kept`);
  return { words: `Merged ${name}: ${parts.join(', ')}.`, failed: false };
}
