import { render } from 'preact';
import '../../assets/tokens.css';
import '../../assets/base.css';
import { Compare } from '../../components/compare/compare.tsx';
import { comparePath, papersOfHash } from '../../components/compare/compare-path.ts';

const root = document.querySelector('#root');
// Ticks are kept in the address, so that the page may be reloaded and bookmarked.
const keep = (papers: Parameters<typeof comparePath>[0]) => history.replaceState(null, '', comparePath(papers));
if (root) render(<Compare given={papersOfHash(location.hash)} onTicked={keep} />, root);
