import { useDrop } from '../../exchange/use-drop.ts';
import { FileButton } from '../../form/file-button.tsx';
import { isDocument } from './document-of.ts';
import { droppedFiles } from './dropped-files.ts';
import type { Files } from './use-staging.ts';

/** Takes documents as files, several at once, or a folder of them. */
export function FileField({ onFiles }: { onFiles: (files: Files) => void }) {
  const { over, ...drop } = useDrop((dropped) => onFiles(droppedFiles(dropped)));
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
        <span>or drop them here: Markdown, saved pages, JSON</span>
      </div>
    </>
  );
}
