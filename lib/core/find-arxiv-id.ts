import { type ArxivRef, parseArxivId } from './arxiv-id.ts';

/** Sites that name a paper by its id, each with what stands between the host and the id. */
const PLACES = [
  String.raw`(?:www\.|export\.|browse\.)?arxiv\.org/(?:abs|pdf|html|format|e-print|src)/`,
  String.raw`(?:www\.)?(?:huggingface|hf)\.co/papers/`,
  String.raw`(?:www\.)?alphaxiv\.org/(?:abs|pdf|html|overview)/`,
  String.raw`ar5iv\.(?:labs\.arxiv\.)?org/(?:abs|html)/`,
  String.raw`(?:www\.)?scirate\.com/arxiv/`,
  // DataCite's: https://info.arxiv.org/help/doi.html
  String.raw`(?:(?:dx\.)?doi\.org/)?10\.48550/arxiv\.`,
].join('|');

const ADDRESS = new RegExp(String.raw`^(?:https?://)?(?:doi:\s?)?(?:${PLACES})([^\s?#]+)`, 'i');

/** The id that an address, a citation or a text consists of, such as `https://arxiv.org/pdf/2507.05566v2`; or null. */
export function findArxivId(text: string): ArxivRef | null {
  const bare = text.trim();
  if (bare.length > 200) return null;
  return parseArxivId((ADDRESS.exec(bare)?.[1] ?? bare).replace(/\.pdf$|\/$/i, ''));
}

const ID = String.raw`((?:\d{4}\.\d{4,5}|[a-z][a-z-]{0,15}(?:\.[a-z]{2})?/\d{7})(?:v\d{1,4})?)(?!\w)`;

/** An id with what says that it is one; or a bare one of the kind given since 2015, which hardly is a number. */
const IN_TEXT = new RegExp(
  String.raw`(?<![\w-])(?:${PLACES}|arxiv(?::\s?|-))${ID}|(?<![\w./:-])(\d{4}\.\d{5}(?:v\d{1,4})?)(?![\w-]|\.\d)`,
  'gi',
);

/** Every id that running text names, in its order: addresses, DOIs, `arXiv:…`. Linear in the text. */
export function arxivIdsIn(text: string): ArxivRef[] {
  return [...text.matchAll(IN_TEXT)].flatMap((match) => parseArxivId(match[1] ?? match[2] ?? '') ?? []);
}
