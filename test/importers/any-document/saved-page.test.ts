import { holdToAnyDocument } from './hold.ts';

holdToAnyDocument('rendered-table.html');
holdToAnyDocument('rendered-notes.html');
