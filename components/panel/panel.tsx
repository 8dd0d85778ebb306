import type { PanelProps } from './panel-props.ts';
import { Ready } from './ready.tsx';
import { Failure, Loading } from './waiting.tsx';

function isTrusted(event: Event): boolean {
  return event.isTrusted;
}

/** All that a page shows of Papergloss: one landmark, whose clicks count only where a reader made them. */
export function Panel(props: PanelProps) {
  const { shown, trusts = isTrusted } = props;
  return (
    <section
      class="panel"
      aria-label="Papergloss"
      aria-busy={shown.state === 'loading'}
      onClickCapture={(event) => trusts(event) || event.stopImmediatePropagation()}
    >
      {shown.state === 'loading' && <Loading {...props} />}
      {shown.state === 'error' && <Failure {...props} message={shown.message} />}
      {shown.state === 'ready' && <Ready {...props} paper={shown.paper} />}
    </section>
  );
}
