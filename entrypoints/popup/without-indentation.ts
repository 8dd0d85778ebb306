/**
 * Takes indentation and comments out of a part of the page: its nodes are then exactly those of the first drawing, and
 * none has to move, which would cost the field its focus.
 */
export function withoutIndentation(root: Element): Element {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  const blanks: Node[] = [];
  while (walker.nextNode()) if (isBlank(walker.currentNode)) blanks.push(walker.currentNode);
  for (const blank of blanks) blank.parentNode?.removeChild(blank);
  return root;
}

function isBlank(node: Node): boolean {
  return node.nodeType === Node.COMMENT_NODE || node.nodeValue?.trim() === '';
}
