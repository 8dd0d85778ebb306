import type { ComponentChildren } from 'preact';
import type { Block, Inline } from '../../lib/importers/markup/tree.ts';

/** Plain text, or text with its markup as a tree. */
export type Words = string | readonly (Block | Inline)[];

const TAGS = { paragraph: 'p', emphasis: 'em', strong: 'strong', code: 'code' } as const;

/** A link leads away from somebody else's words: it gets no hold on the page that it was on. */
const AWAY = { target: '_blank', rel: 'noopener noreferrer', referrerpolicy: 'no-referrer' } as const;

/** Draws words with elements of our own, plain ones as a paragraph; whatever the text says, it stays text. */
export function MarkedUp({ words }: { readonly words: Words }) {
  return typeof words === 'string' ? <p>{words}</p> : words.map(drawn);
}

function drawn(node: Block | Inline): ComponentChildren {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'list') {
    const List = node.ordered ? 'ol' : 'ul';
    return (
      <List>
        {node.items.map((item) => (
          <li>{item.map(drawn)}</li>
        ))}
      </List>
    );
  }
  const children = 'text' in node ? node.text : node.children.map(drawn);
  if (node.kind !== 'link') {
    const Tag = TAGS[node.kind];
    return <Tag>{children}</Tag>;
  }
  return /^https?:/i.test(node.href) ? (
    <a href={node.href} {...AWAY}>
      {children}
    </a>
  ) : (
    children
  );
}
