import { useDrop } from '../../exchange/use-drop.ts';
import { FileButton } from '../../form/file-button.tsx';

/** Takes documents as files, several at once, or a folder of them. */
export function FileField({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { over, ...drop } = useDrop(onFiles);
  return (
    <>
      <h4>From files</h4>
      <div class="drop-place" data-over={over} {...drop}>
        <FileButton multiple onFiles={onFiles}>
          Choose files
        </FileButton>
        <FileButton folder onFiles={(files) => onFiles(files.filter(isDocument))}>
          Choose a folder
        </FileButton>
        <span>or drop files here: Markdown, saved pages, JSON</span>
      </div>
    </>
  );
}

/** A folder holds other things too. */
function isDocument({ name }: File): boolean {
  return /\.(md|markdown|txt|html?|json)$/i.test(name);
}
