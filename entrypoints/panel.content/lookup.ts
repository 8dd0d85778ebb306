import type { Shown } from '../../components/panel/panel-props.ts';
import type { PaperId } from '../../lib/core/arxiv-id.ts';
import { errorMessage } from '../../lib/core/errors.ts';
import type { PageFacts } from '../../lib/core/paper.ts';
import type { SavedState } from '../../lib/library/saved.ts';
import type { LookupRequest, PaperView, SaveRequest } from '../../lib/messages.ts';

/** What the conversation needs of the world. */
export interface Talk {
  readonly id: PaperId;
  /** What the page says so far; null while it says nothing. */
  readonly readFacts: () => PageFacts | null;
  readonly lookup: (request: LookupRequest) => Promise<readonly PaperView[]>;
  readonly setSaved: (request: SaveRequest) => Promise<SavedState | null>;
  /** Something to show has changed. */
  readonly changed: () => void;
}

/** What is known of a paper, as the background tells it. */
export interface LookedUp {
  readonly shown: Shown;
  readonly saving: boolean;
  readonly notice: string | null;
  /** Asks anew; what is shown stays until the answer is here. */
  lookUp(): Promise<void>;
  /** Tells that the page says more now; `done` where it will say nothing else. */
  pageSaysMore(done: boolean): void;
  /** Asks anew with what the page says, for what its abstract says, where others have written about the paper. */
  readAbstract(): void;
  save(saved: boolean): Promise<void>;
}

/**
 * Asks at once by id alone, which wakes the background while the page still loads; a paper that the index does not know
 * is asked for again with what the page says of it.
 */
export function startLookup(talk: Talk): LookedUp {
  let turn = 0;
  let underWay = 0;
  let facts: PageFacts | null = null;
  let loaded = false;
  /** The answer by id alone, while the page has not yet said enough for a better one. */
  let unknown: PaperView | null = null;

  const state = {
    shown: { state: 'loading' } as Shown,
    saving: false,
    notice: null as string | null,

    async lookUp() {
      const mine = ++turn;
      underWay += 1;
      if (state.shown.state === 'error') show({ state: 'loading' });
      try {
        const [paper] = await talk.lookup({ papers: [{ id: talk.id, facts }] });
        if (mine === turn && paper) answered(paper);
      } catch (error) {
        // A reader keeps what is already there: the next look-up tries again.
        if (mine === turn && state.shown.state !== 'ready') show(failed(error));
      } finally {
        underWay -= 1;
      }
    },

    pageSaysMore(done: boolean) {
      loaded ||= done;
      if (unknown) answered(unknown);
    },

    readAbstract() {
      facts ??= talk.readFacts();
      void state.lookUp();
    },

    async save(saved: boolean) {
      const { shown } = state;
      if (state.saving || shown.state !== 'ready') return;
      Object.assign(state, { saving: true, notice: null });
      talk.changed();
      try {
        const known = shown.paper.paper !== null;
        const answer = await talk.setSaved({ id: talk.id, saved, facts: known ? null : (facts ?? talk.readFacts()) });
        showSaved(answer);
        // A look-up still under way does not know of this; it gives way to one that does.
        if (underWay > 0) void state.lookUp();
      } catch (error) {
        state.notice = errorMessage(error);
      }
      state.saving = false;
      talk.changed();
    },
  };

  /** Whatever was looked up meanwhile stays. */
  function showSaved(saved: SavedState | null) {
    const { shown } = state;
    if (shown.state === 'ready') state.shown = { state: 'ready', paper: { ...shown.paper, saved } };
  }

  function show(shown: Shown) {
    state.shown = shown;
    talk.changed();
  }

  function answered(paper: PaperView) {
    unknown = null;
    if (paper.paper || facts) return show({ state: 'ready', paper });
    facts = talk.readFacts();
    if (facts) void state.lookUp();
    else if (loaded) show({ state: 'ready', paper });
    else unknown = paper;
  }

  void state.lookUp();
  return state;
}

function failed(error: unknown): Shown {
  return { state: 'error', message: `Couldn't look up this paper: ${errorMessage(error)}` };
}
