import { useId } from 'preact/hooks';
import './form.css';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'url' | 'password';
  /** What password managers may do here. */
  readonly autocomplete: 'off' | 'username' | 'new-password' | 'current-password';
  /** What stands there at first; what is typed stays the page's own. */
  readonly initial?: string;
  readonly hint?: string;
  /** UTF-16 units that fit in. */
  readonly most?: number;
  /** What is wrong with what stands there, and what to write instead. */
  readonly wrong?: string | undefined;
}

/** A line to type in, with its name, a hint, and what is wrong with it. */
export function Field({ name, label, type = 'text', autocomplete, initial = '', hint, most, wrong }: FieldProps) {
  const id = useId();
  const said = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type as 'text'} // the types part inputs by kind; these three take the same
        defaultValue={initial}
        autocomplete={autocomplete}
        autocapitalize="off"
        spellcheck={false}
        maxLength={most ?? (type === 'url' ? 2000 : 1000)}
        aria-invalid={wrong !== undefined}
        {...(said && { 'aria-describedby': said })}
      />
      {wrong && (
        <p class="field-wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
