import type { ComponentChildren } from 'preact';
import { Chevron, Marks } from '../gloss/icons.tsx';
import { SaveButton } from '../gloss/save-button.tsx';
import type { PanelProps } from './panel-props.ts';

interface FrameProps
  extends Pick<PanelProps, 'shown' | 'layout' | 'saving' | 'notice' | 'gone' | 'onLayout' | 'onSave'> {
  readonly lead: ComponentChildren;
  readonly columns: ComponentChildren;
  readonly tabs?: ComponentChildren;
  readonly credit?: ComponentChildren;
  /** What stands below: lists and texts that the reader opened. */
  readonly below?: ComponentChildren;
}

/** The places of the panel. Each has its size whatever stands in it, so that nothing moves when the answer arrives. */
export function Frame(props: FrameProps) {
  const { folded } = props.layout;
  const notice = (
    <p class="notice" role="status" data-over={props.gone}>
      {props.notice}
    </p>
  );
  return (
    <div class="sheet" data-folded={folded} {...(isGloss(props) && { 'data-part': 'summary' })}>
      <h2 class="unseen">Papergloss</h2>
      <div class="head">
        {props.lead}
        <Actions {...props} />
      </div>
      {folded && notice}
      <div hidden={folded}>
        <div class="columns">{props.columns}</div>
        <div class="foot">
          {props.tabs ?? <div class="tabs" />}
          <div class="credit">{props.credit}</div>
        </div>
        {!folded && notice}
        {props.below}
      </div>
    </div>
  );
}

function isGloss({ shown }: FrameProps): boolean {
  return shown.state === 'ready' && shown.paper.voices.length > 0;
}

function Actions({ shown, layout, saving, gone, onSave, onLayout }: FrameProps) {
  const { folded } = layout;
  return (
    <div class="actions">
      <SaveButton
        saved={shown.state === 'ready' && shown.paper.saved !== null}
        busy={saving}
        disabled={gone || shown.state !== 'ready'}
        onSave={onSave}
      />
      <button
        type="button"
        class="fold"
        data-action="marks"
        aria-pressed={layout.marked}
        aria-label="Mark the abstract"
        title="Mark the abstract: why, aim, how, got, use (M)"
        disabled={gone}
        onClick={() => onLayout({ ...layout, marked: !layout.marked })}
      >
        <Marks />
      </button>
      <button
        type="button"
        class="fold"
        data-action="fold"
        aria-expanded={!folded}
        aria-label="Details"
        title={folded ? 'Unfold' : 'Fold to one line'}
        onClick={() => onLayout({ ...layout, folded: !folded })}
      >
        <Chevron up={!folded} />
      </button>
    </div>
  );
}
