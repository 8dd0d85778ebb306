import { isIsoDay } from '../../core/dates.ts';
import type { PageFacts } from '../../core/paper.ts';
import { plainLine } from '../../core/text.ts';

// Far above what any paper needs; a page that says more must not slow the browser down.
const MOST_TITLE = 500;
const MOST_ABSTRACT = 20_000;
const MOST_AUTHORS = 5_000;
const MOST_NAME = 200;

/** What a page says, as lines of bounded length; null where it does not even name the paper. */
export function pageFacts(said: {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  /** Anything; what is no day is dropped. */
  readonly published: string;
}): PageFacts | null {
  const title = plainLine(said.title, MOST_TITLE);
  if (title === '') return null;
  return {
    title,
    abstract: plainLine(said.abstract, MOST_ABSTRACT),
    authors: said.authors
      .slice(0, MOST_AUTHORS)
      .map((name) => plainLine(name, MOST_NAME))
      .filter((name) => name !== ''),
    published: isIsoDay(said.published) ? said.published : null,
  };
}
