import { type Gloss, outlineTexts, SECTION_NAMES, SECTIONS, type SectionName } from '../../lib/core/gloss.ts';
import type { OpenPart } from '../../lib/settings.ts';

type Told = Pick<Gloss, 'sections' | 'outline'>;

/** The section that leads, the one `glossLead` gives the text of; null where the gloss has none. */
export function leadSection({ sections }: Pick<Gloss, 'sections'>): SectionName | null {
  if (sections.what) return 'what';
  if (sections.objective) return 'objective';
  return SECTION_NAMES.find((name) => sections[name]) ?? null;
}

/** The text that leads. */
export function leadText(gloss: Told): string {
  const name = leadSection(gloss);
  return (name && gloss.sections[name]) ?? outlineTexts(gloss.outline)[0] ?? '';
}

/** What may stand open beside the lead, in the order readers see it. */
export function openableParts(gloss: Told): readonly OpenPart[] {
  const lead = leadSection(gloss);
  const sections = SECTION_NAMES.filter((name) => name !== lead && gloss.sections[name]);
  return gloss.outline.length > 0 ? [...sections, 'outline'] : sections;
}

/** The name readers see. */
export function partLabel(part: OpenPart): string {
  return part === 'outline' ? 'Outline' : SECTIONS[part];
}
