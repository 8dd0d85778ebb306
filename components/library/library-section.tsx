import { Section } from '../options/section.tsx';
import { Library } from './library.tsx';
import './library-section.css';

/** The library among the options. */
export function LibrarySection() {
  return (
    <Section id="library" title="Library">
      <div class="library-section">
        <Library />
      </div>
    </Section>
  );
}
