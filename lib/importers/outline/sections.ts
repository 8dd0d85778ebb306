import { getOrAdd } from '../../core/get-or-add.ts';
import type { OutlineNode, SectionName, Sections } from '../../core/gloss.ts';
import { truncate } from '../../core/text.ts';
import { MOST_FIELD } from '../importer.ts';
import { labelledSection, labelledText } from './labels.ts';

/**
 * The sections that the labels of an outline name: what stands below a label and, where nothing does, beside it up to
 * the next part. A line a bullet, as it was written; what no label names is in the outline only.
 */
export function sectionsOf(outline: readonly OutlineNode[]): Sections {
  const said = new Map<SectionName, string[]>();
  gather(outline, null, said);
  return Object.fromEntries([...said].map(([name, texts]) => [name, truncate(texts.join('\n'), MOST_FIELD)]));
}

/** @param inherited the section that the bullets belong to where no label among them says otherwise */
function gather(nodes: readonly OutlineNode[], inherited: SectionName | null, said: Map<SectionName, string[]>): void {
  let current = inherited;
  for (const node of nodes) {
    const own = sectionOf(node);
    const opensPart = node.label || (own === null && node.children && !/[.!]\W*$/.test(node.text));
    if (opensPart) current = node.children || node.label === undefined ? inherited : (own ?? inherited);
    const section = own ?? current;
    const text = textOf(node);
    if (section && text !== '') getOrAdd(said, section, () => []).push(text);
    gather(node.children ?? [], section, said);
  }
}

function sectionOf({ text, label }: OutlineNode): SectionName | null {
  return (label ? labelledSection(text) : labelledText(text)?.section) ?? null;
}

/** What a node says beyond the name of its section: `Solution: Prevent Outliers`. */
function textOf({ text, label }: OutlineNode): string {
  const says = labelledText(text)?.says;
  return says ?? (label ? '' : text);
}
