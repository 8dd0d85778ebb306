import { useId } from 'preact/hooks';

interface PasteFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLook: (text: string) => void;
}

/** Takes a document as text, to be looked at before anything is kept. */
export function PasteField({ label, text, onText, onLook }: PasteFieldProps) {
  const id = useId();
  const empty = text.trim() === '';
  return (
    <>
      <div class="field">
        <label for={id}>{label}</label>
        <textarea
          id={id}
          rows={3}
          value={text}
          spellcheck={false}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </div>
      <div class="deeds">
        <button type="button" class="plain-button" aria-disabled={empty} onClick={() => empty || onLook(text)}>
          Look through the text
        </button>
      </div>
    </>
  );
}
