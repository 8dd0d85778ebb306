import { useEffect, useRef, useState } from 'preact/hooks';
import type { SectionName } from '../../lib/core/gloss.ts';

interface LeadProps {
  readonly section: SectionName | null;
  readonly text: string;
}

/** The sentence or two that stand for the whole gloss: clipped to a few lines, with a button where that hides words. */
export function Lead({ section, text }: LeadProps) {
  const [open, setOpen] = useState(false);
  const [clipped, setClipped] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const element = words.current;
    if (!element || open) return;
    const observer = new ResizeObserver(() => setClipped(element.scrollHeight > element.clientHeight + 2));
    observer.observe(element);
    return () => observer.disconnect();
  }, [text, open]);
  return (
    <div class="lead" data-open={open}>
      <p ref={words} {...(section && { 'data-section': section })}>
        {text}
      </p>
      {(clipped || open) && (
        <button type="button" class="quiet lead-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'less' : 'more'}
        </button>
      )}
    </div>
  );
}
