/** "Title:", "Abstract:", marks on names, and all that MathJax draws. */
const FURNITURE = '.descriptor, script, .ltx_personname > sup, [class*="MathJax"]';

/** What MathJax drew a formula from; https://docs.mathjax.org/en/v2.7-latest/ */
const TEX = 'script[type^="math/tex"]';

/** The text with its formulas as they were written: drawn ones say each symbol up to three times. */
export function textWithTex(element: Element): string {
  if (element.matches(TEX)) return texOf(element);
  if (element.matches(FURNITURE)) return '';
  if (element.localName === 'br') return ' ';
  // LaTeXML's: https://math.nist.gov/~BMiller/LaTeXML/
  if (element.localName === 'math') return `$${element.getAttribute('alttext') ?? ''}$`;
  return Array.from(element.childNodes, (node) => {
    if (node.nodeType === Node.ELEMENT_NODE) return textWithTex(node as Element);
    return node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '';
  }).join('');
}

/** Displayed formulas keep their `\begin{…}` and had no dollar signs. */
function texOf(script: Element): string {
  const tex = script.textContent ?? '';
  return script.getAttribute('type')?.includes('display') ? tex : `$${tex}$`;
}
