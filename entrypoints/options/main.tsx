import { render } from 'preact';
import '../../assets/tokens.css';
import '../../assets/base.css';
import { Options } from '../../components/options/options.tsx';

const root = document.querySelector('#root');
if (root) render(<Options />, root);
