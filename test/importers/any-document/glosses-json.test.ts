import { holdToAnyDocument } from './hold.ts';

holdToAnyDocument('glosses.json');
