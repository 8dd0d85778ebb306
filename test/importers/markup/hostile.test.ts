import { expect, it } from 'vitest';
import { isWebLink } from '../../../lib/core/text.ts';
import { blocksOf } from '../../../lib/importers/markup/blocks.ts';
import type { Inline } from '../../../lib/importers/markup/tree.ts';
import { mulberry32 } from '../mulberry32.ts';
import { PAYLOADS } from './payloads.ts';

const SEED = Number(process.env.SEED ?? 20_240_229);
const MUTATIONS = Number(process.env.RUNS ?? 50_000);
/** Of emphasis in emphasis, with the words in it. */
const DEEPEST = 6;

/** What is wrong with the tree of a text; null where it holds nothing but text, emphasis and web addresses. */
function faultOf(text: string): string | null {
  for (const block of blocksOf(text)) {
    const lines = block.kind === 'list' ? block.items : [block.children];
    for (const nodes of lines) {
      const fault = nodesFault(nodes, 1);
      if (fault) return fault;
    }
  }
  return null;
}

function nodesFault(nodes: readonly Inline[], depth: number): string | null {
  if (depth > DEEPEST) return 'it is nested too deep';
  for (const node of nodes) {
    const fault = 'children' in node ? nodesFault(node.children, depth + 1) : null;
    if (fault) return fault;
    if (node.kind === 'link' && !isSafe(node.href)) return `it links ${JSON.stringify(node.href)}`;
    if (!['text', 'code', 'emphasis', 'strong', 'link'].includes(node.kind)) return `it has a ${node.kind}`;
  }
  return null;
}

/** By the parser that browsers follow links with, whatever the check in front of it says. */
function isSafe(href: string): boolean {
  if (!isWebLink(href) || !URL.canParse(href)) return false;
  const { protocol, username, password, host } = new URL(href);
  return /^https?:$/.test(protocol) && username === '' && password === '' && host !== '';
}

it(`makes no link of ${PAYLOADS.length} hostile addresses`, () => {
  expect(PAYLOADS.length).toBeGreaterThan(2000);
  const found = PAYLOADS.map((text) => [text, faultOf(text)] as const).filter(([, fault]) => fault !== null);
  expect(found).toEqual([]);
});

it('makes a link of what a reader may follow, in the same places', () => {
  const good = [
    '[x](https://x.org/a)',
    '**[x](https://x.org/a)**',
    '`https://x.org/a`',
    '1. [x](https://x.org/a) 2. b',
  ];
  for (const text of good) expect(JSON.stringify(blocksOf(text))).toContain('"href":"https://x.org/a"');
});

it(`makes nothing but text, emphasis and web addresses of ${MUTATIONS} mutations, seed ${SEED}`, () => {
  const random = mulberry32(SEED);
  const below = (most: number) => Math.floor(random() * most);
  const payload = () => PAYLOADS[below(PAYLOADS.length)] ?? '';
  for (let number = 0; number < MUTATIONS; number += 1) {
    let text = payload();
    for (let edit = below(4); edit >= 0; edit -= 1) {
      const at = below(text.length);
      const part = random() < 0.5 ? payload().slice(below(10), 10 + below(20)) : '*`[](<)\\$h'.charAt(below(10));
      text = text.slice(0, at) + part + text.slice(at + below(5));
    }
    const fault = faultOf(text);
    if (fault) expect.fail(`mutation ${number} of seed ${SEED}: ${fault}\n${text}`);
  }
});

it('goes no deeper than a page can show', () => {
  for (const deep of ['*a **b '.repeat(5000), '['.repeat(20_000), '\\emph{'.repeat(9000), '**'.repeat(20_000)]) {
    expect(faultOf(deep)).toBeNull();
    expect(faultOf(`${deep} ${[...deep].reverse().join('')}`)).toBeNull();
  }
});
