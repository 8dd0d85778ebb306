import { STATUSES } from '../../lib/library/saved.ts';
import { Failure } from '../background/failure.tsx';
import { emptyWords } from '../library/filters/filter-words.ts';
import { ComingRow, SavedRow } from '../library/rows/saved-row.tsx';
import { VirtualRows } from '../library/rows/virtual-rows.tsx';
import { number } from '../words/counted.ts';
import { StarButton } from './star-button.tsx';
import { type SavedGroupsProps, useSavedGroups } from './use-saved-groups.ts';
import './panel.css';
import './saved-panel.css';

type Saved = ReturnType<typeof useSavedGroups>;

/** The saved papers by where the reader is with them. */
export function SavedPanel(props: SavedGroupsProps) {
  const saved = useSavedGroups(props);
  const { groups, focus, port } = saved;
  const error = groups.find(({ list }) => list.error !== null)?.list.error;
  const isKnown = groups.every(({ list }) => list.total !== null);
  const isEmpty = isKnown && groups.every(({ list }) => list.total === 0);
  const retry = () => {
    for (const { list } of groups) list.again();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows come from the links in them
    <div
      class="panel-scroll saved-panel"
      ref={port}
      onKeyDown={saved.onKeyDown}
      onFocusIn={focus.onFocusIn}
      onFocusOut={focus.onFocusOut}
    >
      {error && <Failure message={error} onRetry={retry} />}
      {isEmpty && <p class="panel-empty">{emptyWords({ text: props.text })}</p>}
      {isKnown &&
        !isEmpty &&
        groups.map((group) => (
          <section key={group.status} class="saved-group" data-status={group.status}>
            <h2>
              {STATUSES[group.status]} <span>{number(group.list.total ?? 0)}</span>
            </h2>
            <Rows saved={saved} group={group} onOpen={props.onOpen} />
          </section>
        ))}
    </div>
  );
}

interface RowsProps extends Pick<SavedGroupsProps, 'onOpen'> {
  readonly saved: Saved;
  readonly group: Saved['groups'][0];
}

/** The papers of one status. */
function Rows({ saved, group: { status, nth, list }, onOpen }: RowsProps) {
  const { port, focus, setStatus, remove } = saved;
  const active = focus.activeIn(nth);
  return (
    <VirtualRows label={STATUSES[status]} total={list.total ?? 0} scroller={port} active={active} onRange={list.want}>
      {(index) => {
        const row = list.rowAt(index);
        const reachable = index === active;
        if (!row) return <ComingRow reachable={reachable} />;
        return (
          <SavedRow
            row={row}
            reachable={reachable}
            onOpen={() => onOpen(row.id)}
            onStatus={(chosen) => setStatus(row, chosen)}
            after={<StarButton title={row.title} saved reachable={reachable} onToggle={() => remove(row)} />}
          />
        );
      }}
    </VirtualRows>
  );
}
