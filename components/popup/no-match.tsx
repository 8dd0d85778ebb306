interface NoMatchProps {
  readonly query: string;
  readonly filtered: boolean;
  readonly onUnfilter: () => void;
}

/** Says that nothing was found, and what to change. */
export function NoMatch({ query, filtered, onUnfilter }: NoMatchProps) {
  const words = query.trim();
  return (
    <div class="panel-empty">
      <p>
        {words
          ? `No paper in the index matches “${words}”${filtered ? ' with these filters' : ''}.`
          : nothingLeft(filtered)}
      </p>
      {words && <p>Try fewer words, another spelling or an author’s name.</p>}
      {filtered && (
        <button type="button" class="plain-button" onClick={onUnfilter}>
          Remove the filters
        </button>
      )}
    </div>
  );
}

function nothingLeft(filtered: boolean): string {
  return filtered
    ? 'No paper in the index passes all these filters.'
    : 'The index holds no papers. Reload it in the options.';
}
