import { abstractUrl, type PaperId } from '../../lib/core/arxiv-id.ts';
import type { PaperLinks } from '../../lib/core/paper.ts';
import { isWebLink } from '../../lib/core/text.ts';
import './detail-links.css';

interface DetailLink {
  readonly label: string;
  readonly href: string;
}

/** Where the paper, and what belongs to it, is found; what is no web address is left out. */
export function detailLinks(id: PaperId, { code, project, other = [] }: PaperLinks): DetailLink[] {
  const isNewStyle = !id.includes('/'); // Hugging Face knows no other
  const links = [
    { label: 'arXiv', href: abstractUrl(id) },
    ...(isNewStyle ? [{ label: 'Hugging Face', href: `https://huggingface.co/papers/${id}` }] : []),
    { label: 'PDF', href: `https://arxiv.org/pdf/${id}` },
    ...(code ? [{ label: 'Code', href: code }] : []),
    ...(project ? [{ label: 'Project', href: project }] : []),
    ...other.map((href) => ({ label: hostOf(href), href })),
  ];
  return links.filter(({ href }) => isWebLink(href));
}

/** The links in one line, each in a new tab. */
export function DetailLinks({ id, links }: { id: PaperId; links: PaperLinks }) {
  return (
    <ul class="detail-links" aria-label="Links">
      {detailLinks(id, links).map(({ label, href }) => (
        <li key={href}>
          <a href={href} target="_blank" rel="noopener noreferrer">
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function hostOf(href: string): string {
  return URL.canParse(href) ? new URL(href).hostname.replace(/^www\./, '') : href;
}
