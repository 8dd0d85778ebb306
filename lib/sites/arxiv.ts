import { type ArxivRef, parseArxivId } from '../core/arxiv-id.ts';
import { isParsed } from './page/is-parsed.ts';
import { pageFacts } from './page/page-facts.ts';
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
  /** "Title:", "Abstract:"; and all that MathJax draws; arxiv-abs-2510.12345.html. */
  furniture: '.descriptor, script, [class*="MathJax"]',
  /** What MathJax drew it from; arxiv-abs-2510.12345.html. */
  tex: 'script[type^="math/tex"]',
} as const;

/** `Kümmel` stands as `K\"{u}mmel` in the meta tags of the abstract. */
const TEX_ACCENT = /\\(?:["'`^~=.]|[bcdHkrtuv]\s*\{|(?:aa|AA|ae|AE|oe|OE|ss|[ijlLoO])(?![A-Za-z]))/;

const ABS_PATH = /^\/abs\/(.*[^/])\/*$/;

export const arxiv: Site = {
  id: 'arxiv',
  name: 'arXiv',
  matches: ['https://arxiv.org/abs/*'],
  surfaceAt(url) {
    if (url.hostname !== 'arxiv.org') return null;
    const path = ABS_PATH.exec(url.pathname);
    const ref = path?.[1] === undefined ? null : parseArxivId(path[1].replace(/%2f/i, '/'));
    return ref && abstractPage(ref);
  },
};

function abstractPage(ref: ArxivRef): PaperSurface {
  return {
    ref,
    inPlace: false,
    findAnchor(document) {
      const abstract = document.querySelector(SELECTORS.abstract);
      return abstract && isParsed(abstract) ? abstract : null;
    },
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
    // arXiv has no dark abstract pages; the attribute is that of its HTML papers.
    isDark: (document) => document.documentElement.getAttribute('data-theme') === 'dark',
  };
}

/** The meta tag, which no script rewrites, unless it has accents in TeX or is missing. */
function readText(document: Document, meta: string, selector: string): string {
  const content = metaContents(document, meta)[0] ?? '';
  if (content !== '' && !TEX_ACCENT.test(content)) return content;
  const element = document.querySelector(selector);
  return (element && isParsed(element) && textWithTex(element)) || content;
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

/** The text as it was before MathJax: drawn formulas say each symbol up to three times. */
function textWithTex(element: Element): string {
  if (element.matches(SELECTORS.tex)) return texOf(element);
  if (element.matches(SELECTORS.furniture)) return '';
  if (element.localName === 'br') return ' ';
  return Array.from(element.childNodes, (node) => {
    if (node.nodeType === Node.ELEMENT_NODE) return textWithTex(node as Element);
    return node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '';
  }).join('');
}

/** Displayed formulas keep their `\begin{…}` and had no dollar signs; https://docs.mathjax.org/en/v2.7-latest/ */
function texOf(script: Element): string {
  const tex = script.textContent ?? '';
  return script.getAttribute('type')?.includes('display') ? tex : `$${tex}$`;
}
