import type { ComponentChildren } from 'preact';
import './section.css';

interface SectionProps {
  /** Where the list on the left leads. */
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One section of the options. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section class="section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
