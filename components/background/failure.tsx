import './failure.css';

/** What went wrong, and the one thing to do about it. */
export function Failure({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div class="failure" role="alert">
      <p>{message}</p>
      <button type="button" class="plain-button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
