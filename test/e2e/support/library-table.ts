import type { Page } from 'playwright';
import { ask } from './ask.ts';

/** A line of a table of papers, as people keep them. */
export interface TableRow {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly status?: 'to-read' | 'reading' | 'read';
}

/** The day of the first paper of a table; each further one was saved a minute before. */
const FIRST_DAY = Date.UTC(2026, 0, 31);

/** Imports a table, as a reader would from a file; its first paper is the newest. */
export async function importTable(page: Page, rows: readonly TableRow[]): Promise<void> {
  const lines = rows.map(({ id, title, note = '', tags = [], status = 'to-read' }, nth) => {
    const added = new Date(FIRST_DAY - nth * 60_000).toISOString();
    return [id, title, note, tags.join(';'), status, added].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  });
  await ask(page, 'importLibrary', {
    name: 'papers.csv',
    text: ['id,title,note,tags,status,added', ...lines].join('\r\n'),
  });
}
