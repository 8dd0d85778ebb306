import type { Bar } from '../../components/panel/margin.tsx';
import { getOrAdd } from '../../lib/core/get-or-add.ts';
import type { Role } from '../../lib/glossing/roles/role.ts';
import type { AbstractMarks, Span } from '../../lib/messages.ts';
import { type Piece, piecesOf, textOf } from '../../lib/sites/page/text-with-tex.ts';
import highlights from './highlights.css?inline';

/** Room for a word of the margin and its bar, and its height; pixels. Turned where there is no room. */
const WORD = 40;
const LINE = 16;
const TURNED = 28;

interface Marking {
  readonly abstract: Element;
  /** Holds the style of the marks while they are there; it is ours, and no other node of the page is touched. */
  readonly host: HTMLElement;
  readonly ask: (text: string) => Promise<AbstractMarks>;
  /** Draws what stands in the margin. */
  readonly draw: (bars: readonly Bar[]) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Marks what the sentences of an abstract do and which of its numbers are results, until `signal` aborts. The text is
 * painted over by ranges (https://drafts.csswg.org/css-highlight-api-1/), so that links, formulas and selections stay.
 * Where the page draws the abstract anew, formulas for instance, or lays it out anew, so are the marks.
 */
export function markAbstract({ abstract, host, ask, draw, failed }: Marking, signal: AbortSignal): void {
  const style = document.createElement('style');
  style.textContent = highlights;
  host.append(style);
  const paint = createPaint();
  let asked: string | undefined;
  let marks: AbstractMarks | undefined;

  async function tend() {
    const pieces = piecesOf(abstract);
    const text = textOf(pieces);
    if (text !== asked) {
      asked = text;
      marks = undefined;
      try {
        marks = await ask(text);
      } catch (error) {
        failed(error);
      }
      if (asked === text && marks) void tend(); // the page may have changed meanwhile
    } else if (marks && !signal.aborted) show(pieces, marks);
  }

  function show(pieces: readonly Piece[], { sentences, numbers }: AbstractMarks) {
    paint.clear();
    const ranges = sentences.map(({ role, span }) => ({ role, range: rangeOf(pieces, span) }));
    for (const { role, range } of ranges) paint.add(role, range);
    for (const span of numbers) paint.add('number', rangeOf(pieces, span));
    draw(barsOf(ranges, host.getBoundingClientRect(), abstract));
  }

  const changes = new MutationObserver(() => void tend());
  changes.observe(abstract, { childList: true, characterData: true, subtree: true });
  const sizes = new ResizeObserver(() => void tend());
  sizes.observe(abstract); // calls back at once, too
  signal.addEventListener('abort', () => {
    changes.disconnect();
    sizes.disconnect();
    paint.clear();
    style.remove();
    draw([]);
  });
}

interface Marked {
  readonly role: Role;
  readonly range: Range;
}

/** Where bars stand beside the lines of each sentence, as seen from `origin`. */
function barsOf(sentences: readonly Marked[], origin: DOMRect, abstract: Element): Bar[] {
  const boxes = sentences.map(({ range }) => range.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const narrow = !hasRoom(abstract, left - WORD, boxes[0]?.top ?? 0);
  let top = Number.NEGATIVE_INFINITY;
  return sentences.map(({ role }, at) => {
    const box = boxes[at] ?? origin;
    const next = sentences[at - 1]?.role === role ? 0 : narrow ? TURNED : LINE;
    top = Math.max(box.top, top + next); // two words that begin on one line stand below one another
    return { role, narrow, left: left - origin.left, top: top - origin.top, height: box.bottom - top };
  });
}

/** True where a word may stand at a place beside the abstract: nothing of the page but what holds both is there. */
function hasRoom(abstract: Element, left: number, top: number): boolean {
  return left >= 0 && document.elementFromPoint(left, top + LINE / 2)?.contains(abstract) !== false;
}

/**
 * Paints ranges as `highlights.css` says; not at all where the browser can't. What is painted is noted here, since a
 * content script in Firefox can put a highlight into the page's registry and take it out, but not go through them.
 */
function createPaint() {
  const painted = new Map<string, Highlight>();
  return {
    add(part: string, range: Range) {
      if (!CSS.highlights) return;
      const name = `papergloss-${part}`;
      const highlight = getOrAdd(painted, name, () => new Highlight());
      highlight.add(range);
      CSS.highlights.set(name, highlight);
    },
    clear() {
      for (const name of painted.keys()) CSS.highlights.delete(name);
      painted.clear();
    },
  };
}

/** The range of a stretch of the text that `pieces` make. */
function rangeOf(pieces: readonly Piece[], [start, end]: Span): Range {
  const range = document.createRange();
  let at = 0;
  for (const { text, node } of pieces) {
    const next = at + text.length;
    const inText = node.nodeType === Node.TEXT_NODE;
    if (start >= at && start < next) inText ? range.setStart(node, start - at) : range.setStartBefore(node);
    if (end > at && end <= next) inText ? range.setEnd(node, end - at) : range.setEndAfter(node);
    at = next;
  }
  return range;
}
