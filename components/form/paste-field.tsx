import { useId } from 'preact/hooks';

interface TextFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLook: (text: string) => void;
}

/** Takes a document as text. */
export function TextField({ text, onText, onLook }: TextFieldProps) {
  const id = useId();
  const empty = text.trim() === '';
  return (
    <>
      <h4>From text</h4>
      <div class="field">
        <label for={id}>Paste a document</label>
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
