import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Range, rangeInSight, rowHeightOf } from './row-geometry.ts';
import './virtual-rows.css';

interface VirtualRowsProps {
  readonly label: string;
  readonly total: number;
  /** What the rows are scrolled in. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** The row that Tab reaches: it is drawn wherever it stands, so that it keeps the focus. Null where it is in another list. */
  readonly active: number | null;
  readonly children: (index: number) => ComponentChildren;
  readonly onRange: (first: number, last: number) => void;
}

/** Rows of equal height, of which only those in sight are drawn; all of them have their room. */
export function VirtualRows({ label, total, scroller, active, children, onRange }: VirtualRowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [range, setRange] = useState<Range>({ first: 0, last: Math.min(total, 20) - 1, height: rowHeightOf(null) });

  useLayoutEffect(() => {
    const [port, rows] = [scroller.current, list.current];
    if (!port || !rows) return;
    const look = () => {
      const now = rangeInSight(port, rows, total);
      setRange((before) => (isSame(before, now) ? before : now));
      onRange(now.first, now.last);
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(port);
    resized.observe(rows);
    port.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      port.removeEventListener('scroll', look);
    };
  }, [total]);

  return (
    <ul class="virtual-rows" aria-label={label} ref={list} style={{ height: `${total * range.height}px` }}>
      {shown(range, active, total).map((index) => (
        <li
          key={index}
          aria-setsize={total}
          aria-posinset={index + 1}
          style={{ top: `${index * range.height}px`, height: `${range.height}px` }}
        >
          {children(index)}
        </li>
      ))}
    </ul>
  );
}

function isSame(a: Range, b: Range): boolean {
  return a.first === b.first && a.last === b.last && a.height === b.height;
}

function shown({ first, last }: Range, active: number | null, total: number): readonly number[] {
  const end = Math.min(last, total - 1);
  const inSight = Array.from({ length: Math.max(0, end - first + 1) }, (_, nth) => first + nth);
  if (active === null || active >= total || (active >= first && active <= end)) return inSight;
  return active < first ? [active, ...inSight] : [...inSight, active];
}
