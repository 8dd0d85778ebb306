import { hydrate } from 'preact';
import '../../assets/tokens.css';
import '../../assets/base.css';
import { Popup } from '../../components/popup/popup.tsx';
import { searchRequest } from '../../components/popup/use-search.ts';
import { sendMessage } from '../../lib/messages.ts';
import { firstPage, readSetting } from '../../lib/settings.ts';
import { withoutIndentation } from './without-indentation.ts';

const root = document.querySelector('#root');
const field = document.querySelector<HTMLInputElement>('input[type="search"]');

// Both are asked before anything is drawn, so that the worker wakes while the page is still being made.
const typed = field?.value ?? '';
const first = {
  search: sendMessage('search', searchRequest(typed)),
  overview: sendMessage('overview'),
  ...(typed === '' && { kept: readSetting(firstPage) }),
};

// The page already shows what the first drawing makes: the field keeps its focus and what was typed.
if (root) hydrate(<Popup typed={typed} first={first} />, withoutIndentation(root));
field?.focus();
