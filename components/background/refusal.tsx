import './refusal.css';

/** Why the last change was not made; nothing where it was. */
export function Refusal({ message }: { message: string | null }) {
  if (message === null) return null;
  return (
    <p class="refusal" role="alert">
      {message}
    </p>
  );
}
