/** Headings ("Abstract:"), marks on names, and all that MathJax draws. */
const FURNITURE = '.descriptor, .ltx_title_abstract, script, .ltx_personname > sup, [class*="MathJax"]';

/** What MathJax drew a formula from; https://docs.mathjax.org/en/v2.7-latest/ */
const TEX = 'script[type^="math/tex"]';

/** A stretch of an element's text with the node that shows it: a text node, or the element of a formula. */
export interface Piece {
  readonly text: string;
  readonly node: ChildNode;
}

/** The text of an element in pieces, formulas as they were written: drawn ones say each symbol up to three times. */
export function piecesOf(element: Element): Piece[] {
  if (element.matches(TEX)) return [{ text: texOf(element), node: element.previousElementSibling ?? element }];
  if (element.matches(FURNITURE)) return [];
  if (element.localName === 'br') return [{ text: ' ', node: element }];
  // LaTeXML's: https://math.nist.gov/~BMiller/LaTeXML/
  if (element.localName === 'math') return [{ text: `$${element.getAttribute('alttext') ?? ''}$`, node: element }];
  return Array.from(element.childNodes).flatMap((node) => {
    if (node.nodeType === Node.ELEMENT_NODE) return piecesOf(node as Element);
    return node.nodeType === Node.TEXT_NODE ? [{ text: node.nodeValue ?? '', node }] : [];
  });
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

export function textWithTex(element: Element): string {
  return textOf(piecesOf(element));
}

/** Displayed formulas keep their `\begin{…}` and had no dollar signs. */
function texOf(script: Element): string {
  const tex = script.textContent ?? '';
  return script.getAttribute('type')?.includes('display') ? tex : `$${tex}$`;
}
