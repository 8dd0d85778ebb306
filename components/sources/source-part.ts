import type { ListedSource } from '../../lib/sources/listed-source.ts';
import type { Deed } from '../background/use-deed.ts';
import type { Sources } from './use-sources.ts';

/** What the parts of a source's block need to do something with it. */
export interface SourcePart {
  readonly source: ListedSource;
  readonly sources: Sources;
  /** One thing at a time per source. */
  readonly deed: Deed;
  /** The part was opened, and is done with. */
  readonly onClose: () => void;
}
