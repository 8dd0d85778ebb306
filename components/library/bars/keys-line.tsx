import { ROW_KEYS } from '../rows/row-keys.ts';
import './bars.css';

/** The keys of the list. */
export function KeysLine() {
  return (
    <dl class="keys-line" id="library-keys">
      {ROW_KEYS.map(([keys, deed]) => (
        <div key={deed}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{deed}</dd>
        </div>
      ))}
    </dl>
  );
}
