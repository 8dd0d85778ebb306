import type { SectionName } from '../../core/gloss.ts';

/** The words by which people head a part of their notes, and the section that it is. */
const LABELS: readonly (readonly [SectionName, RegExp])[] = [
  [
    'objective',
    /^(?:the )?(?:main |core |key )?(?:problems?|challenges?|motivation|objectives?|goals?|aims?|research questions?|why)\b/,
  ],
  [
    'what',
    /^(?:the )?(?:main |core |key |big |proposed )?(?:solutions?|ideas?|innovations?|contributions?|insights?|summary|tl;?dr|proposal|intuition)\b/,
  ],
  ['background', /^(?:background|context|related work|prior work|preliminar\w+|what(?:'s| is| are)\b)/],
  [
    'method',
    /^(?:how|(?:the )?(?:methods?|methodology|approach|architecture|algorithm|pipeline|training|pre-?training|post-?training|postraining|steps?|stages?|setup|implementation|design|procedure)\b)/,
  ],
  [
    'results',
    /^(?:(?:key |main )?(?:results?|findings?|outcomes?|experiments?|evaluation|performance|observations?))\b/,
  ],
  [
    'implication',
    /^(?:why (?:it|this) matters|why (?:is )?(?:it|this) (?:is )?important|importance|impact|implications?|takeaways?|key takeaways?|applications?|so what|conclusions?|significance)\b/,
  ],
  ['limitations', /^(?:limitations?|caveats?|weakness(?:es)?|drawbacks?|open (?:questions?|problems?)|future work)\b/],
];

/** Longer lines say something themselves. */
const LONGEST_LABEL = 70;
/** So do more words behind a name: `Solution: Moss` heads what stands below, `Solution: grow moss on stones` is one. */
const MOST_NAMED = 2;

const COUNT = /^(?:(?:the )?(?:first|final|last|next|other) )?(?:\d{1,2}|two|three|four|five|six) /;
/** What people count before they tell of each. */
const COUNTED =
  /^(?:[\w-]+ ){0,2}(?:stages|steps|phases|parts|components|modules|models|rewards|losses|tasks|ideas|levels|kinds|types)(?: ?\(.*\))?:?$/;

function plain(text: string): string {
  return text
    .slice(0, LONGEST_LABEL + 20)
    .replace(/[*_`]/g, '')
    .trim()
    .toLowerCase();
}

/** The section that a line heads, by the words it begins with; null for none. */
export function labelledSection(text: string): SectionName | null {
  const words = plain(text);
  if (/^why (?:(?:it|this) |.*\bmatters?\b)/.test(words)) return 'implication';
  if (isCount(words)) return 'method';
  return LABELS.find(([, label]) => label.test(words))?.[0] ?? null;
}

/** `3 stages`, `Two reward components:`: how many parts are told of. */
function isCount(words: string): boolean {
  return COUNT.test(words) && COUNTED.test(words.replace(COUNT, ''));
}

/**
 * Whether a line names what stands below it and says nothing itself.
 * @param first the first line below it, if any stands deeper
 */
export function isLabel(text: string, first: string | null): boolean {
  const hasChildren = first !== null;
  if (text.length > LONGEST_LABEL) return false;
  const words = plain(text);
  // A step says what is done in it.
  if (/^step ?:? ?\d.*[\w)]$/.test(words)) return false;
  if (hasChildren && (isCount(words) || /^step ?:? ?1\b/.test(plain(first)))) return true;
  // Half a sentence that goes on below.
  if (/^(?:in|over|on|at|with|for|from|by|during|after|before|when|if|instead) .*:$/.test(words)) return false;
  const named = labelledText(text)
    ?.says.replace(/\([^)]*\)/g, '')
    .split(/[\s*]+/)
    .filter((word) => word !== '');
  if ((named?.length ?? 0) > MOST_NAMED && !/[:?]$/.test(named?.join(' ') ?? '')) return false;
  if (/[:?]$/.test(words)) return true;
  const count = words.split(/\s+/).length;
  const known = labelledSection(text) !== null && !/[.!;]$/.test(words);
  return (
    known &&
    (count <= 3 ||
      /^the (?:problem|solution|idea)\b/.test(words) ||
      (hasChildren && count <= 8 && /^[\w ]+(?: ?[:(–-])/.test(words)))
  );
}

/** What a line says behind a label of its own, `Problem: models forget.`; null where it has none. */
export function labelledText(text: string): { readonly section: SectionName; readonly says: string } | null {
  const match = /^[*_]{0,2}([\w' -]{2,40}?)[*_]{0,2}\s?:[*_]{0,2}\s+(\S.*)$/s.exec(text);
  const section = match ? labelledSection(match[1] ?? '') : null;
  if (!match || !section || (match[1] ?? '').split(' ').length > 4) return null;
  return { section, says: withoutMark(match[2] ?? '', /^[*_]{1,2}(?=[\w'])/.exec(text)?.[0]) };
}

/** Without the end of an emphasis that began before the label. */
function withoutMark(says: string, mark: string | undefined): string {
  return mark && says.endsWith(mark) && says.indexOf(mark) === says.length - mark.length
    ? says.slice(0, -mark.length)
    : says;
}
