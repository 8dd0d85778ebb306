import { number } from '../words/counted.ts';
import './segments.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** How many papers it would show; undefined where that is nothing to say. */
  readonly count?: number | undefined;
}

interface SegmentsProps<Value extends string> {
  readonly legend: string;
  readonly segments: readonly Segment<Value>[];
  /** Null where none of them is chosen. */
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
  /** Equal for the radio buttons of one group, and for no other group of the page. */
  readonly name: string;
}

/** One of a few, all of them in sight: radio buttons that look like a row of tabs. */
export function Segments<Value extends string>({ legend, segments, value, onChoose, name }: SegmentsProps<Value>) {
  return (
    <fieldset class="segments">
      <legend class="unseen">{legend}</legend>
      {segments.map((segment) => (
        <label key={segment.value}>
          <input
            type="radio"
            class="unseen"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChoose(segment.value)}
          />
          <span>
            {segment.label}
            {segment.count !== undefined && <span class="segments-count"> {number(segment.count)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
