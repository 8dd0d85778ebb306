import { AboutSection } from './about-section.tsx';
import { IndexSection } from './index-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import './options.css';

const SECTIONS = [
  { id: 'index', title: 'Index' },
  { id: 'privacy', title: 'Privacy' },
  { id: 'about', title: 'About' },
] as const;

/** The options: a list of sections, and all of them below one another. */
export function Options() {
  return (
    <div class="options">
      <header class="options-head">
        <h1>Papergloss options</h1>
      </header>
      <nav class="options-list" aria-label="Sections">
        <ul>
          {SECTIONS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        <IndexSection />
        <PrivacySection />
        <AboutSection />
      </main>
    </div>
  );
}
