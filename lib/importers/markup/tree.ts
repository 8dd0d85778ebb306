/**
 * Text with its markup as a tree of data: what shows it makes text nodes and elements of its own, never HTML. Whoever
 * shows it imports these types only; the tree is made where there is room for a parser (`blocksOf`, `inlineOf`).
 */

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  /** `href` is an http or https address (`isWebLink`). */
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

/** What is left of some markup when only its words are shown. */
export function plainWords(nodes: readonly Inline[]): string {
  return nodes.map((node) => ('text' in node ? node.text : plainWords(node.children))).join('');
}
