import { type Gloss, leadSection, SECTION_NAMES, SECTIONS } from '../../lib/core/gloss.ts';
import type { OpenPart } from '../../lib/settings.ts';

/** What may stand open beside the lead, in the order readers see it. */
export function openableParts(gloss: Pick<Gloss, 'sections' | 'outline'>): readonly OpenPart[] {
  const lead = leadSection(gloss);
  const sections = SECTION_NAMES.filter((name) => name !== lead && gloss.sections[name]);
  return gloss.outline.length > 0 ? [...sections, 'outline'] : sections;
}

/** The name readers see. */
export function partLabel(part: OpenPart): string {
  return part === 'outline' ? 'Outline' : SECTIONS[part];
}
