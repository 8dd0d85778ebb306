import { useId } from 'preact/hooks';
import { Star } from '../../gloss/icons.tsx';
import { ratingWords } from '../rating-words.ts';
import './rating.css';

const RATINGS = [1, 2, 3, 4, 5] as const;

interface RatingProps {
  /** 1 to 5; null for none. */
  readonly rating: number | null;
  readonly onRate: (rating: number | null) => void;
}

/** One to five stars, as radio buttons; the arrow keys go through them. */
export function Rating({ rating, onRate }: RatingProps) {
  const name = useId();
  return (
    <div class="rating">
      <fieldset>
        <legend class="unseen">Rating</legend>
        {RATINGS.map((stars) => (
          <label key={stars} data-reached={rating !== null && stars <= rating}>
            <input
              type="radio"
              class="unseen"
              name={name}
              value={stars}
              aria-label={ratingWords(stars)}
              checked={stars === rating}
              onChange={() => onRate(stars)}
            />
            <Star filled={rating !== null && stars <= rating} />
          </label>
        ))}
      </fieldset>
      {rating !== null && (
        <button type="button" class="quiet" onClick={() => onRate(null)}>
          No rating
        </button>
      )}
    </div>
  );
}
