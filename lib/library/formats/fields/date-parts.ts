import { isIsoDay } from '../../../core/dates.ts';
import { paperYear } from '../../../core/paper.ts';
import type { PortablePaper } from '../../portable.ts';

/** Year, month, day of the first version; the year alone where the day is unknown, since the id tells it. */
export function dateParts(paper: PortablePaper): [year: number, month?: number, day?: number] {
  if (paper.published === null || !isIsoDay(paper.published)) return [paperYear({ ...paper, published: null })];
  const [year = 0, month = 0, day = 0] = paper.published.split('-').map(Number);
  return [year, month, day];
}

/** The ISO day that year, month and day name, as numbers or digits; undefined unless all three are there. */
export function isoDay(year: unknown, month: unknown, day: unknown): string | undefined {
  const digits = [year, month, day].map((part, at) => `${part ?? ''}`.trim().padStart(at === 0 ? 4 : 2, '0'));
  const iso = digits.join('-');
  return isIsoDay(iso) && Number(digits[0]) > 0 ? iso : undefined;
}
