interface Rule {
  /** Null for any: what it looks for in the path is found nowhere else. */
  readonly hosts: readonly string[] | null;
  readonly path: RegExp;
  /** The file's own host; the page's where it is left out. */
  readonly host?: string;
  /** With `$1` and so on. */
  readonly to: string;
}

const GITHUB = ['github.com', 'www.github.com'];
const RAW = 'raw.githubusercontent.com';

/** Pages about a file, and where the file itself is. */
const RULES: readonly Rule[] = [
  { hosts: GITHUB, path: /^\/([^/]+\/[^/]+)\/(?:blob|raw|blame|edit)\/(.+)$/, host: RAW, to: '/$1/$2' },
  { hosts: GITHUB, path: /^\/([^/]+\/[^/]+)\/wiki\/([^/]+)$/, host: RAW, to: '/wiki/$1/$2.md' },
  { hosts: ['raw.github.com'], path: /^(\/.+)$/, host: RAW, to: '$1' },
  {
    hosts: ['gist.github.com'],
    path: /^\/([^/]+\/[0-9a-f]{20,40})(?:\/raw)?\/?$/,
    host: 'gist.githubusercontent.com',
    to: '/$1/raw',
  },
  {
    hosts: ['gist.github.com'],
    path: /^\/([^/]+\/[0-9a-f]{20,40}\/raw\/.+)$/,
    host: 'gist.githubusercontent.com',
    to: '/$1',
  },
  // GitLab, wherever it runs.
  { hosts: null, path: /^((?:\/(?!-\/)[^/]+)+)\/-\/(?:blob|blame)\/(.+)$/, to: '$1/-/raw/$2' },
  // Forgejo and Gitea.
  {
    hosts: ['codeberg.org', 'gitea.com'],
    path: /^\/([^/]+\/[^/]+)\/(?:src|blame)\/((?:branch|tag|commit)\/.+)$/,
    to: '/$1/raw/$2',
  },
  { hosts: ['bitbucket.org'], path: /^\/([^/]+\/[^/]+)\/src\/([^/]+\/.+)$/, to: '/$1/raw/$2' },
  {
    hosts: ['huggingface.co'],
    path: /^\/((?:datasets\/|spaces\/)?[^/]+\/[^/]+)\/(?:blob|resolve)\/(.+)$/,
    to: '/$1/raw/$2',
  },
];

/** The raw file that a page of a code host shows; the address itself where it is no such page. */
export function rawFile(url: URL): URL {
  for (const { hosts, path, host = url.host, to } of RULES) {
    if (hosts && !hosts.includes(url.host)) continue;
    if (path.test(url.pathname)) return new URL(`https://${host}${url.pathname.replace(path, to)}`);
  }
  return url;
}

/** True for a page of a code host that shows a folder or a project, in which a document has to be picked first. */
export function isProjectPage(url: URL): boolean {
  if (GITHUB.includes(url.host)) return /^\/[^/]+(?:\/[^/]+(?:\/tree(?:\/.*)?)?)?\/?$/.test(url.pathname);
  return /\/-\/tree\//.test(url.pathname);
}
