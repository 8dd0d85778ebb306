import { holdToAnyDocument } from './hold.ts';

holdToAnyDocument('weekly-review.txt');
