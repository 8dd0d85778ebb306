/** Addresses that must never become a link, in the spellings that browsers and renderers have fallen for. */
const SCHEMES = [
  'javascript',
  'vbscript',
  'data',
  'file',
  'blob',
  'ftp',
  'ws',
  'mailto',
  'chrome-extension',
  'view-source',
];
const SPELLINGS: readonly ((scheme: string) => string)[] = [
  (scheme) => `${scheme}:`,
  (scheme) => `${scheme.toUpperCase()}:`,
  (scheme) => ` ${scheme}:`,
  (scheme) => `\t${scheme}:`,
  (scheme) => `\u0001${scheme}:`,
  (scheme) => `\u0000${scheme}:`,
  (scheme) => `${scheme.slice(0, 2)}\t${scheme.slice(2)}:`,
  (scheme) => `${scheme.slice(0, 2)}\n${scheme.slice(2)}:`,
  (scheme) => `${scheme.slice(0, 2)}\u0000${scheme.slice(2)}:`,
  (scheme) => `${scheme.slice(0, 2)}\u200b${scheme.slice(2)}:`,
  (scheme) => `${scheme.slice(0, 2)}\\${scheme.slice(2)}:`,
  (scheme) => `${scheme}\t:`,
  (scheme) => `${scheme}&colon;`,
  (scheme) => `${scheme}&#58;`,
  (scheme) => `&#${scheme.charCodeAt(0)};${scheme.slice(1)}:`,
  (scheme) => `&#x${scheme.charCodeAt(0).toString(16)};${scheme.slice(1)}:`,
  (scheme) => `${scheme.slice(0, 1)}&Tab;${scheme.slice(1)}:`,
  (scheme) => `%${scheme.charCodeAt(0).toString(16)}${scheme.slice(1)}:`,
  (scheme) => `\u202e${scheme}:`,
  (scheme) => `//${scheme}:`,
  (scheme) => `https:${scheme}:`,
  (scheme) => `https://user:${scheme}:@`,
  (scheme) => `http:///${scheme}:`,
  (scheme) => `https:\\\\${scheme}:`,
];
const ACTIONS = ['alert(1)', '//x.org/%0aalert(1)', 'text/html,<script>alert(1)</script>', 'text/html;base64,PHN2Zz4='];
const WRAPPERS: readonly ((address: string) => string)[] = [
  (address) => `[x](${address})`,
  (address) => `[x](<${address}>)`,
  (address) => `[x]( ${address} "t")`,
  (address) => `![x](${address})`,
  (address) => `[**x**](${address})`,
  (address) => `**[x](${address})**`,
  (address) => `*a [x](${address}) b*`,
  (address) => `[[x](${address})](${address})`,
  (address) => `[x][1]\n\n[1]: ${address}`,
  (address) => `<${address}>`,
  (address) => `<a href="${address}">x</a>`,
  (address) => `<img src=x onerror=${address}>`,
  (address) => `<svg><a xlink:href="${address}"><text>x</text></a></svg>`,
  (address) => `\`${address}\``,
  (address) => `$${address}$`,
  (address) => `\\href{${address}}{x}`,
  (address) => `\\emph{[x](${address})}`,
  (address) => `1. [x](${address}) 2. ${address}`,
];

/** Every spelling of every scheme, with something to do, in every place of a text that may hold an address. */
export const PAYLOADS: readonly string[] = SCHEMES.flatMap((scheme) =>
  SPELLINGS.flatMap((spell, at) => {
    const address = spell(scheme) + (ACTIONS[at % ACTIONS.length] ?? '');
    return WRAPPERS.map((wrap) => wrap(address));
  }),
);
