/**
 * True once the parser has left the element, so that what goes after it stays after it. A node that follows the element,
 * or any of its ancestors, proves it long before the page is done.
 */
export function isParsed(element: Element): boolean {
  if (element.ownerDocument.readyState !== 'loading') return true;
  for (let node: Node | null = element; node !== null; node = node.parentNode) {
    if (node.nextSibling) return true;
  }
  return false;
}
