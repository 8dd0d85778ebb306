import { render } from 'preact';
import '../../assets/tokens.css';
import '../../assets/base.css';
import { Library } from '../../components/library/library.tsx';
import './side-panel.css';

const root = document.querySelector('#root');
const page = (
  <>
    <h1 class="unseen">Papergloss library</h1>
    <Library />
  </>
);
if (root) render(page, root);
