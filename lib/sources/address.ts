import { PaperglossError } from '../core/errors.ts';
import { isPrivateHost } from './private-hosts.ts';
import { isProjectPage, rawFile } from './raw-file.ts';

/** Where a document is fetched. */
export interface SourceAddress {
  /** Of https, without user, password and fragment; of the file itself where a code host's page about it was given. */
  readonly address: string;
  /** As readers may be told it; what another alphabet could fake stands in Punycode. */
  readonly host: string;
  /**
   * The pattern of the permission to ask the reader for. It has no port, which Firefox does not take, so it allows all
   * ports of the host.
   */
  readonly pattern: string;
}

const LONGEST = 2000;

/**
 * What a reader typed as the address of a document, made clean; any public host and port will do. Taking its own result
 * again changes nothing.
 * @throws PaperglossError that names what is wrong and the remedy; no password is ever in it
 */
export function sourceAddress(typed: string): SourceAddress {
  const url = rawFile(publicUrl(typed));
  return { address: url.href, host: url.host, pattern: `https://${url.hostname}/*` };
}

function publicUrl(typed: string): URL {
  const text = withScheme(typed.trim());
  if (text.length > LONGEST) throw wrong(`An address has at most ${LONGEST.toLocaleString('en')} characters.`);
  if (/[\u0000-\u001f\u007f]|\shttps?:/.test(text)) throw wrong('Enter one address at a time, on one line.');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) throw wrong('Enter the whole address of a document, such as https://host.example/papers.md.');
  if (url.protocol !== 'https:') {
    throw wrong('The address has to begin with https:, so that nobody on the way can change the document.');
  }
  if (url.username !== '' || url.password !== '') {
    throw wrong('Take the name and the password out of the address: documents are fetched without any login.');
  }
  if (isPrivateHost(url.hostname)) {
    throw wrong(
      `${url.hostname} is on your own device or network, where Papergloss fetches nothing. Save the document as a ` +
        'file and add the file.',
    );
  }
  url.hash = '';
  // A lone `?` or `#` says nothing, and would make two addresses of one.
  if (url.search === '') url.search = '';
  if (isProjectPage(url)) {
    throw wrong(`${url.host} shows a project or a folder there. Open the document in it and enter its address.`);
  }
  return url;
}

/** Readers leave out `https://`, as browsers do. */
function withScheme(text: string): string {
  return /^[^\s/:@?#]+\.[^\s/:@?#]+(?::\d+)?(?:[/?#]|$)/.test(text) ? `https://${text}` : text;
}

function wrong(message: string): PaperglossError {
  return new PaperglossError('bad-request', message);
}
