/** arXiv identifiers: https://info.arxiv.org/help/arxiv_identifier.html */

declare const brand: unique symbol;

/** Canonical arXiv id without version: `2507.06203` or `hep-th/9901001`. Made by `parseArxivId` only. */
export type PaperId = string & { readonly [brand]: 'PaperId' };

/** An id as an address or a text names it: the paper, and the version if one was asked for. */
export interface ArxivRef {
  readonly id: PaperId;
  /** 1, 2, … or null when none is named, which means the latest. */
  readonly version: number | null;
}

const NEW_STYLE = /^(\d{2})(0[1-9]|1[0-2])\.(\d{4,5})$/;
const OLD_STYLE = /^([a-z][a-z-]*)(?:\.[a-z]{2})?\/(\d{7})$/i;
const VERSION = /v([1-9]\d{0,3})$/i;

/** arXiv has written five digits after the dot since January 2015 and redirects four to five. */
const FIVE_DIGITS_SINCE = 1501;

function canonicalId(text: string): string | null {
  const modern = NEW_STYLE.exec(text);
  if (modern) {
    const [, year = '', month = '', number = ''] = modern;
    const digits = Number(year + month) >= FIVE_DIGITS_SINCE ? 5 : 4;
    return number.length > digits ? null : `${year}${month}.${number.padStart(digits, '0')}`;
  }
  const old = OLD_STYLE.exec(text);
  return old ? `${old[1]?.toLowerCase()}/${old[2]}` : null;
}

/**
 * Reads an arXiv id as people and addresses write it: `2101.04061v2`, `arXiv:2101.04061`, `math.GR/0202001`.
 * Gives null for anything else.
 */
export function parseArxivId(text: string): ArxivRef | null {
  const bare = text.trim().replace(/^arxiv:/i, '');
  const version = VERSION.exec(bare);
  const id = canonicalId(version ? bare.slice(0, version.index) : bare);
  return id === null ? null : { id: id as PaperId, version: version ? Number(version[1]) : null };
}

/** True for text that is a canonical id already. */
export function isPaperId(text: string): text is PaperId {
  const ref = parseArxivId(text);
  return ref !== null && ref.version === null && ref.id === text;
}

/** The address of the paper's abstract page; the latest version. */
export function abstractUrl(id: PaperId): string {
  return `https://arxiv.org/abs/${id}`;
}
