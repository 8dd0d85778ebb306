import type { OutlineNode } from '../../lib/core/gloss.ts';

/** Reading notes as they are nested; a label heads what stands below it. */
export function Outline({ nodes }: { readonly nodes: readonly OutlineNode[] }) {
  return (
    <ul class="outline">
      {nodes.map((node) => (
        <li key={node.text} data-label={node.label ?? false}>
          <span>{node.text}</span>
          {node.children && node.children.length > 0 && <Outline nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}
