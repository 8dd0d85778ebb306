import { holdToAnyDocument } from './hold.ts';

holdToAnyDocument('reading-notes.md');
