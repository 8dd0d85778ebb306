import { holdToAnyDocument } from './hold.ts';

holdToAnyDocument('daily-table.md');
