import { type ArxivRef, parseArxivId } from '../core/arxiv-id.ts';
import { plainLine } from '../core/text.ts';
import { isParsed } from './page/is-parsed.ts';
import { pageFacts } from './page/page-facts.ts';
import type { PaperSurface, Site } from './site.ts';

// Files of test/pages. Classes are made by a tool and change; what is read here is markup that means something.
const SELECTORS = {
  /** Holds the paper as JSON and is drawn anew by its script; hf-paper-2507.05566.html, none in hf-paper-404.html. */
  island: '[data-target="PaperContent"]',
  /** The one that says "Abstract" stands in what the panel goes after; hf-paper-2507.05566.html. */
  headings: 'main h2',
  title: 'main h1',
  /** A name and a comma; hf-paper-2507.05566.html. */
  author: 'main .author',
} as const;

const AI_SUMMARY_LABEL = 'AI-generated summary';

const PAPER_PATH = /^\/papers\/([^/]+)\/*$/;

export const huggingFace: Site = {
  id: 'hugging-face',
  name: 'Hugging Face',
  matches: ['https://huggingface.co/papers/*'],
  surfaceAt(url) {
    if (url.hostname !== 'huggingface.co') return null;
    const ref = parseArxivId(PAPER_PATH.exec(url.pathname)?.[1] ?? '');
    return ref && paperPage(ref);
  },
};

function paperPage(ref: ArxivRef): PaperSurface {
  return {
    ref,
    inPlace: true,
    findAnchor(document) {
      const block = showsPaper(document, ref) ? abstractBlock(document) : null;
      return block && isParsed(block) ? block : null;
    },
    findAbstract,
    showsPaper: (document) => showsPaper(document, ref),
    readFacts(document) {
      if (!showsPaper(document, ref)) return null;
      const inIsland = paperOfIsland(document);
      const paper = namedBy(inIsland)?.id === ref.id ? inIsland : undefined;
      const authors = shownNames(member(paper, 'authors'));
      return pageFacts({
        title: text(member(paper, 'title')) || text(document.querySelector(SELECTORS.title)?.textContent),
        abstract: text(member(paper, 'summary')) || text(findAbstract(document)?.textContent),
        authors: authors.length > 0 ? authors : authorsOnPage(document),
        published: text(member(paper, 'publishedAt')).slice(0, 10),
      });
    },
    isDark: (document) => document.documentElement.classList.contains('dark'),
  };
}

/**
 * False also where the page is still that of the paper seen before, while the address names the next one already: then
 * its heading is the one in the island. An island that was not kept up to date says another title than the page.
 */
function showsPaper(document: Document, ref: ArxivRef): boolean {
  const paper = paperOfIsland(document);
  const title = plainLine(text(document.querySelector(SELECTORS.title)?.textContent));
  if (paper && namedBy(paper)?.id !== ref.id && plainLine(text(member(paper, 'title'))) === title) return false;
  return document.querySelector(SELECTORS.island) !== null || abstractBlock(document) !== null;
}

/** The block of the abstract: heading, perhaps an AI's summary, the abstract, links. */
function abstractBlock(document: Document): Element | null {
  for (const heading of document.querySelectorAll(SELECTORS.headings)) {
    if (heading.textContent?.trim() === 'Abstract') return heading.parentElement;
  }
  return null;
}

function namedBy(paper: unknown): ArxivRef | null {
  return parseArxivId(text(member(paper, 'id')));
}

/** The last JSON that was read, a hundred kilobytes and more, which is asked for whenever the page changes. */
let read: { readonly json: string; readonly paper: unknown } | null = null;

/** The paper in the island's JSON; undefined where that is broken. */
function paperOfIsland(document: Document): unknown {
  const json = document.querySelector(SELECTORS.island)?.getAttribute('data-props');
  if (!json) return undefined;
  if (read?.json !== json) read = { json, paper: parsePaper(json) };
  return read.paper;
}

function parsePaper(json: string): unknown {
  try {
    const paper = member(JSON.parse(json), 'paper');
    return namedBy(paper) ? paper : undefined;
  } catch {
    // The page itself says the same, and is asked next.
    return undefined;
  }
}

function shownNames(authors: unknown): string[] {
  if (!Array.isArray(authors)) return [];
  return authors.filter((author) => member(author, 'hidden') !== true).map((author) => text(member(author, 'name')));
}

function authorsOnPage(document: Document): string[] {
  return Array.from(document.querySelectorAll(SELECTORS.author), (author) => {
    return text(author.textContent).trim().replace(/,$/, '');
  });
}

/** The last paragraph that is not an AI's summary, which stands above the abstract where there is one. */
function findAbstract(document: Document): Element | null {
  const paragraphs = Array.from(abstractBlock(document)?.querySelectorAll('p') ?? []);
  const abstract = paragraphs.findLast((paragraph) => {
    return paragraph.nextElementSibling?.textContent?.trim() !== AI_SUMMARY_LABEL;
  });
  return abstract ?? null;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
