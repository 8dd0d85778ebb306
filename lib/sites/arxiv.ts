import { type ArxivRef, parseArxivId } from '../core/arxiv-id.ts';
import { isParsed } from './page/is-parsed.ts';
import { pageFacts } from './page/page-facts.ts';
import { textWithTex } from './page/text-with-tex.ts';
import type { PaperSurface, Site } from './site.ts';

// Files of test/pages. Each holds for every arxiv-abs page there but -404, which has none of them, and -changed, which
// has the meta tags only.
const SELECTORS = {
  /** The paper; arxiv-abs-2507.05566.html, none in arxiv-abs-404.html. */
  paper: '#abs, meta[name="citation_arxiv_id"]',
  /** The first h1 of the page is the subject; arxiv-abs-2507.05566.html. */
  title: 'h1.title',
  /** The panel goes after it; arxiv-abs-2507.05566.html, none in arxiv-abs-changed.html. */
  abstract: 'blockquote.abstract',
  /** Links only: the element around them has a script where authors are many; arxiv-abs-2506.13585.html. */
  author: '.authors a[href*="searchtype=author"]',
} as const;

/** Of the paper as HTML; arxiv-html-2510.12345.html. */
const WHOLE = {
  abstract: '.ltx_abstract',
  title: '.ltx_title_document',
  author: '.ltx_authors .ltx_personname',
} as const;

/** `Kümmel` stands as `K\"{u}mmel` in the meta tags of the abstract. */
const TEX_ACCENT = /\\(?:["'`^~=.]|[bcdHkrtuv]\s*\{|(?:aa|AA|ae|AE|oe|OE|ss|[ijlLoO])(?![A-Za-z]))/;

const PATH = /^\/(abs|html)\/(.*[^/])\/*$/;

export const arxiv: Site = {
  id: 'arxiv',
  name: 'arXiv',
  matches: ['https://arxiv.org/abs/*', 'https://arxiv.org/html/*'],
  surfaceAt(url) {
    if (url.hostname !== 'arxiv.org') return null;
    const [, kind, id = ''] = PATH.exec(url.pathname) ?? [];
    const ref = parseArxivId(id.replace(/%2f/i, '/'));
    return ref && (kind === 'abs' ? abstractPage(ref) : wholePaper(ref));
  },
};

function abstractPage(ref: ArxivRef): PaperSurface {
  return {
    ref,
    inPlace: false,
    findAnchor: (document) => parsed(document, SELECTORS.abstract),
    findAbstract: (document) => parsed(document, SELECTORS.abstract),
    showsPaper: (document) => document.querySelector(SELECTORS.paper) !== null,
    readFacts(document) {
      const authors = metaContents(document, 'citation_author').map(firstNameFirst);
      return pageFacts({
        title: readText(document, 'citation_title', SELECTORS.title),
        abstract: readText(document, 'citation_abstract', SELECTORS.abstract),
        authors: authors.length > 0 ? authors : linkedAuthors(document),
        published: (metaContents(document, 'citation_date')[0] ?? '').replaceAll('/', '-'),
      });
    },
    isDark,
  };
}

/** The paper itself as arXiv's LaTeXML made it; pages that authors wrote themselves have none of this and no panel. */
function wholePaper(ref: ArxivRef): PaperSurface {
  return {
    ref,
    inPlace: false,
    findAnchor: (document) => parsed(document, WHOLE.abstract),
    findAbstract: (document) => parsed(document, WHOLE.abstract),
    showsPaper: (document) => document.querySelector(WHOLE.title) !== null,
    readFacts(document) {
      const [title = '', abstract = ''] = [WHOLE.title, WHOLE.abstract].map((part) => texts(document, part).join(' '));
      // The page has the day of its own version only.
      return pageFacts({ title, abstract, authors: texts(document, WHOLE.author), published: '' });
    },
    isDark,
  };
}

function parsed(document: Document, selector: string): Element | null {
  const element = document.querySelector(selector);
  return element && isParsed(element) ? element : null;
}

function texts(document: Document, selector: string): string[] {
  return Array.from(document.querySelectorAll(selector), textWithTex);
}

/** arXiv has no dark abstract pages; the attribute is that of its HTML papers. */
function isDark(document: Document): boolean {
  return document.documentElement.getAttribute('data-theme') === 'dark';
}

/** The meta tag, which no script rewrites, unless it has accents in TeX or is missing. */
function readText(document: Document, meta: string, selector: string): string {
  const content = metaContents(document, meta)[0] ?? '';
  if (content !== '' && !TEX_ACCENT.test(content)) return content;
  const element = parsed(document, selector);
  return (element && textWithTex(element)) || content;
}

function metaContents(document: Document, name: string): string[] {
  const tags = document.querySelectorAll(`meta[name="${name}"]`);
  return Array.from(tags, (tag) => tag.getAttribute('content') ?? '');
}

function linkedAuthors(document: Document): string[] {
  return Array.from(document.querySelectorAll(SELECTORS.author), (link) => link.textContent ?? '');
}

/** `Bensaïd, David` becomes `David Bensaïd`; a collective has no comma and stays. */
function firstNameFirst(name: string): string {
  const comma = name.indexOf(',');
  return comma < 0 ? name : `${name.slice(comma + 1)} ${name.slice(0, comma)}`;
}
