import type { ComponentChildren } from 'preact';
import './file-button.css';

/** Every browser has it; the types do not. */
const FOLDER = { webkitdirectory: true };

interface FileButtonProps {
  readonly children: ComponentChildren;
  readonly multiple?: boolean;
  /** All files of a folder, and of those in it. */
  readonly folder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Opens the system's dialog for files; looks and is reached like a button. */
export function FileButton({ children, multiple = false, folder = false, onFiles }: FileButtonProps) {
  const take = (field: HTMLInputElement) => {
    onFiles([...(field.files ?? [])]);
    field.value = ''; // the same file may be chosen again
  };
  return (
    <label class="plain-button file-button">
      <input
        type="file"
        class="unseen"
        multiple={multiple}
        {...(folder && FOLDER)}
        onChange={(event) => take(event.currentTarget)}
      />
      {children}
    </label>
  );
}
