import { holdToAnyDocument } from './hold.ts';

holdToAnyDocument('digest.md');
