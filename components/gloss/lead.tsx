import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SectionName } from '../../lib/core/gloss.ts';

interface LeadProps {
  readonly section?: SectionName | null;
  readonly children: ComponentChildren;
}

/** Words such as the sentence or two that stand for the whole gloss: clipped to a few lines, with a button where that hides words. */
export function Lead({ section, children }: LeadProps) {
  const [open, setOpen] = useState(false);
  const [clipped, setClipped] = useState(false);
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = words.current;
    if (!element || open) return;
    const observer = new ResizeObserver(() => setClipped(element.scrollHeight > element.clientHeight + 2));
    observer.observe(element);
    return () => observer.disconnect();
  }, [children, open]);
  return (
    <div class="lead" data-open={open}>
      <div class="lead-words" ref={words} {...(section && { 'data-section': section })}>
        {children}
      </div>
      {(clipped || open) && (
        <button type="button" class="quiet lead-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'less' : 'more'}
        </button>
      )}
    </div>
  );
}
