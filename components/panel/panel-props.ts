import type { PaperId } from '../../lib/core/arxiv-id.ts';
import type { PaperView } from '../../lib/messages.ts';
import type { PanelView } from '../../lib/settings.ts';

/** What the panel has to show. */
export type Shown =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly paper: PaperView }
  | { readonly state: 'error'; readonly message: string };

export interface PanelProps {
  readonly shown: Shown;
  /** How the reader left the panel; `onLayout` says how it shall be. */
  readonly layout: PanelView;
  /** A save is under way. */
  readonly saving: boolean;
  /** What went wrong last, for the reader; null where nothing did. */
  readonly notice: string | null;
  /** The extension has gone from under the page: what is here can be read, nothing can be done. */
  readonly gone: boolean;
  readonly hrefOf: (id: PaperId) => string;
  readonly onLayout: (layout: PanelView) => void;
  readonly onSave: (saved: boolean) => void;
  readonly onRetry: () => void;
  /** The reader asks what the abstract says, where others have written about the paper. */
  readonly onAbstract: () => void;
  /** Which clicks count. A page can make clicks too; `isTrusted` tells a reader's from those. */
  readonly trusts?: (event: Event) => boolean;
}
