import type { OutlineNode } from '../../core/gloss.ts';
import { truncate } from '../../core/text.ts';
import { MOST_FIELD } from '../importer.ts';
import { headingOf, type Line } from '../text/lines.ts';
import { quoted, type SkipList } from '../text/skip-list.ts';
import { isLabel } from './labels.ts';

/** An outline deeper than this is none that a person reads, nor one of more bullets. */
const DEEPEST = 12;
const MOST_BULLETS = 5000;

interface Bullet {
  readonly line: number;
  readonly indent: number;
  readonly text: string;
}

/** `- text`, `* text`, or a number that opens a line; what follows a dash is the text, a number included. */
const BULLET = /^([ \t]*)(?:[-*+•]\s+(?=\S)|(?=\d{1,3}[.)]\s))(.*)$/;

/** The bullets of some lines as they are nested, odd indents included; labels marked. */
export function outlineOf(lines: readonly Line[], skipped: SkipList): OutlineNode[] {
  const bullets = bulletsOf(lines, skipped);
  return treeOf(bullets, depthsOf(bullets));
}

function bulletsOf(lines: readonly Line[], skipped: SkipList): Bullet[] {
  const found: { line: number; indent: number; parts: string[] }[] = [];
  let blank = true;
  for (const { number, text } of lines) {
    const match = BULLET.exec(text);
    const last = found.at(-1);
    if (text.trim() === '' || /^\s*(?:[-*_]\s*){3,}$/.test(text.slice(0, 200))) blank = true;
    else if (match || !last || (blank && !/^\s{2}/.test(text))) {
      if (found.length === MOST_BULLETS) {
        skipped.add(number, `the notes go on after ${MOST_BULLETS} bullets; the rest was left out`);
        break;
      }
      found.push({
        line: number,
        indent: widthOf(match?.[1] ?? ''),
        parts: [match?.[2] ?? headingOf(text)?.words ?? text],
      });
      blank = false;
    } else {
      last.parts.push(text);
      blank = false;
    }
  }
  return found
    .map(({ line, indent, parts }) => ({ line, indent, text: bulletText(line, parts, skipped) }))
    .filter(({ text }) => text !== '');
}

function bulletText(line: number, parts: readonly string[], skipped: SkipList): string {
  const text = parts.map((part) => part.trim()).join(' ');
  if (text.length <= MOST_FIELD) return text;
  skipped.add(line, `${quoted(text)} is too long; its end was cut off`);
  return truncate(text, MOST_FIELD);
}

function widthOf(indent: string): number {
  let width = 0;
  for (const unit of indent) width += unit === '\t' ? 4 : 1;
  return width;
}

/** A level is four blanks wide, two where people nest by two; a blank or so too many makes no level. */
function depthsOf(bullets: readonly Bullet[]): number[] {
  const halves = bullets.filter(({ indent }) => indent % 4 === 2).length;
  const whole = bullets.filter(({ indent }) => indent > 0 && indent % 4 === 0).length;
  const unit = halves > 0 && halves * 2 >= whole ? 2 : 4;
  let before = -1;
  return bullets.map(({ indent }) => {
    before = Math.min(Math.floor(indent / unit), before + 1, DEEPEST);
    return before;
  });
}

interface Growing {
  readonly text: string;
  readonly children: Growing[];
}

function treeOf(bullets: readonly Bullet[], depths: readonly number[]): OutlineNode[] {
  const root: Growing = { text: '', children: [] };
  const path: Growing[] = [root];
  for (const [at, { text }] of bullets.entries()) {
    const node: Growing = { text, children: [] };
    const depth = depths[at] ?? 0;
    path.length = depth + 1;
    path[depth]?.children.push(node);
    path.push(node);
  }
  return root.children.map(finished);
}

function finished({ text, children }: Growing, at: number, among: readonly Growing[]): OutlineNode {
  const leads = children.length > 0 || at + 1 < among.length;
  return {
    text,
    ...(leads && isLabel(text, children[0]?.text ?? null) && { label: true as const }),
    ...(children.length > 0 && { children: children.map(finished) }),
  };
}
