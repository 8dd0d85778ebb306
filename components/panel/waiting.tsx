import { Frame } from './frame.tsx';
import type { PanelProps } from './panel-props.ts';

/** Room for open parts that are restored before their texts are here. */
function kept({ layout }: PanelProps) {
  return layout.open.length > 0 && <div class="open-parts" data-restored />;
}

/** The panel while the answer is under way: bars where words will stand. */
export function Loading(props: PanelProps) {
  return (
    <Frame
      {...props}
      lead={
        <div class="lead bars" role="status" aria-label="Looking up this paper">
          <i />
          <i />
        </div>
      }
      columns={
        <>
          <Rows />
          <Rows />
        </>
      }
      below={kept(props)}
    />
  );
}

function Rows() {
  return (
    <div class="bars">
      <i />
      <i />
      <i />
    </div>
  );
}

/** The panel where the look-up failed: what happened, and one button. */
export function Failure({ message, ...props }: PanelProps & { readonly message: string }) {
  return (
    <Frame
      {...props}
      lead={
        <p class="lead failure" role="alert">
          {message}
        </p>
      }
      columns={
        !props.gone && (
          <button type="button" class="retry" onClick={props.onRetry}>
            Try again
          </button>
        )
      }
      below={kept(props)}
    />
  );
}
