import { Section } from '../options/section.tsx';
import { ExportPanel } from './export-panel.tsx';
import { ImportPanel } from './import-panel.tsx';

/** Papers out to other programs, and in from them. */
export function ExchangeSection() {
  return (
    <Section id="exchange" title="Import and export">
      <ImportPanel />
      <ExportPanel />
    </Section>
  );
}
