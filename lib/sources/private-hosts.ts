/** Names that lead into the reader's own machine or network, each with all below it (RFC 6761, 6762, 8375, ICANN). */
const PRIVATE_NAMES = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'test',
  'invalid',
  'onion',
  'arpa',
];

/** Numbers that are no server on the web, as network and length of its prefix (IANA, special-purpose addresses). */
const PRIVATE_NETWORKS: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/**
 * True for a host of the reader's own machine or network, which a document's address has no business to name. A name on
 * the web that leads to a private number passes: nobody but who has a certificate for that name can answer to it.
 * @param hostname of a parsed URL, which has every spelling of a number as one
 */
export function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return !isPublicV6(hostname.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname)) return isPrivateV4(numberOf(hostname));
  const labels = hostname.replace(/\.$/, '').split('.');
  return labels.length < 2 || labels.includes('') || PRIVATE_NAMES.includes(labels.at(-1) ?? '');
}

function isPrivateV4(number: number): boolean {
  return PRIVATE_NETWORKS.some(([network, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(number / size) === Math.floor(numberOf(network) / size);
  });
}

function numberOf(dotted: string): number {
  return dotted.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

/**
 * Only what the world hands out (2000::/3) is public, without the parts of it that stand for an IPv4 number or for
 * nobody: mapped, translated and local addresses all lie outside.
 */
function isPublicV6(address: string): boolean {
  const [first = 0, second = 0] = groupsOf(address);
  if (first < 0x2000 || first > 0x3fff) return false;
  // Teredo and other protocols, documentation, 6to4, documentation again.
  const special = (first === 0x2001 && (second < 0x200 || second === 0xdb8)) || first === 0x2002 || first === 0x3fff;
  return !special;
}

/** The first groups of an address that a URL has; a group left out by `::` is 0. */
function groupsOf(address: string): number[] {
  const [head = ''] = address.split('::');
  return head.split(':').map((group) => Number.parseInt(group || '0', 16));
}
