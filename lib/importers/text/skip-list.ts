import { plainLine } from '../../core/text.ts';
import { MOST_SKIPPED, type Skipped } from '../importer.ts';

/** Gathers what a document's reader can't use; past `MOST_SKIPPED` reasons it only counts. */
export class SkipList {
  private readonly given: Skipped[] = [];
  private untold = 0;
  private last = 1;

  add(line: number, reason: string): void {
    this.last = line;
    if (this.given.length < MOST_SKIPPED) this.given.push({ line, reason });
    else this.untold += 1;
  }

  all(): Skipped[] {
    if (this.untold === 0) return this.given;
    return [...this.given, { line: this.last, reason: `and ${this.untold} more parts that could not be read` }];
  }
}

/** A part of a document as a reason quotes it. */
export function quoted(text: string): string {
  return `“${plainLine(text, 60)}”`;
}
