import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of test/pages and the address it stands for. */
export interface ReplicaPage {
  readonly file: string;
  readonly url: string;
  /** Other addresses that answer with it. */
  readonly urls?: readonly string[];
  readonly id: string | null;
  readonly title: string | null;
  readonly status: number;
  readonly note: string;
}

export const REPLICA_FOLDER = join(import.meta.dirname, '../pages');

export const replicaPages: readonly ReplicaPage[] = JSON.parse(
  readFileSync(join(REPLICA_FOLDER, 'pages.json'), 'utf8'),
);

/** Parses without what lies elsewhere: sheets and scripts can't be had here, and happy-dom says so at length. */
export function parsePage(html: string): Document {
  const alone = html.replace(/<link[^>]*stylesheet[^>]*>|<script[^>]* src=[^>]*><\/script>/g, '');
  return new DOMParser().parseFromString(alone, 'text/html');
}

export function replica(file: string): Document {
  return parsePage(replicaHtml(file));
}

export function replicaHtml(file: string): string {
  return readFileSync(join(REPLICA_FOLDER, file), 'utf8');
}

/** The same page while the parser is inside `element`: nothing follows it or what it stands in. */
export function cutAfter(document: Document, element: Element): void {
  Object.defineProperty(document, 'readyState', { value: 'loading', configurable: true });
  for (let node: Node | null = element; node; node = node.parentNode) {
    while (node.nextSibling) node.nextSibling.remove();
  }
}
