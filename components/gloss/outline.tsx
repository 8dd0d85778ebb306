import { MarkedUp } from './marked-up.tsx';
import type { WordsNode } from './voice-words.ts';

/** Reading notes as they are nested; a label heads what stands below it. */
export function Outline({ nodes }: { readonly nodes: readonly WordsNode[] }) {
  return (
    <ul class="outline">
      {nodes.map((node, at) => (
        <li key={at} data-label={node.label ?? false}>
          <span>{typeof node.text === 'string' ? node.text : <MarkedUp words={node.text} />}</span>
          {node.children && node.children.length > 0 && <Outline nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}
