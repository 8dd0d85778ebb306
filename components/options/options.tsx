import { ExchangeSection } from '../exchange/exchange-section.tsx';
import { LibrarySection } from '../library/library-section.tsx';
import { RequestsSection } from '../sources/requests-section.tsx';
import { SourcesSection } from '../sources/sources-section.tsx';
import { Notices } from '../sync/notices.tsx';
import { SyncLine } from '../sync/sync-line.tsx';
import { SyncSection } from '../sync/sync-section.tsx';
import { useSync } from '../sync/use-sync.ts';
import { AboutSection } from './about-section.tsx';
import { IndexSection } from './index-section.tsx';
import { PagesSection } from './pages-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import '../gloss/shared.css';
import './options.css';

const SECTIONS = [
  { id: 'library', title: 'Library' },
  { id: 'sources', title: 'Sources' },
  { id: 'sync', title: 'Sync' },
  { id: 'exchange', title: 'Import and export' },
  { id: 'index', title: 'Index' },
  { id: 'pages', title: 'Pages' },
  { id: 'requests', title: 'Requests' },
  { id: 'privacy', title: 'Privacy' },
  { id: 'about', title: 'About' },
] as const;

/** The options: a list of sections, and all of them below one another. */
export function Options() {
  const sync = useSync();
  return (
    <div class="options">
      <header class="options-head">
        <h1>Papergloss options</h1>
        <SyncLine sync={sync} />
        <Notices sync={sync} />
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
        <LibrarySection />
        <SourcesSection />
        <SyncSection sync={sync} />
        <ExchangeSection />
        <IndexSection />
        <PagesSection />
        <RequestsSection />
        <PrivacySection />
        <AboutSection />
      </main>
    </div>
  );
}
