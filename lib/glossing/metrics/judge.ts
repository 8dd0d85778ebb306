import { leadOf, type Scene } from './tag.ts';

/** How likely a number is a result: above 0 it is one. With the reasons, for the curious. */
export interface Verdict {
  readonly score: number;
  readonly reasons: readonly string[];
}

/** How far a number's neighbours reach, in tokens, and how much of the words around it is read, in UTF-16 units. */
const NEAR = 40;
const WORDS = 28;

/**
 * What speaks for a number and against it. The patterns see its place as one line,
 * `form role|tags before<words before#measure#tags behind>words behind`, hedges between tag and number left out and a dot
 * behind the measure of what is no whole number: `summary results|WRDMo<achieves an f1 of #none.#eX.> on listbench.`
 * The weights were fitted to some 4,700 numbers of summaries and abstracts.
 */
const RULES: readonly (readonly [weight: number, says: string, pattern: RegExp])[] = [
  [4, 'share', /#(?:p|times)/],
  [-8, 'count', /#s/],
  [-5, 'bare', /#n/],
  [8, 'decimals', /#none\./],
  [2, 'among results', /^\w+ r/],
  [-4, 'among plans', /^(?:s\w+ [mow]|\w+ [bn])/],
  [4, 'behind a measure', /(?:[RC]|M[=:]?|M.?\(|s|[CKG][^<]{0,14}[bt→])</],
  [5, 'of a measure', /[MG][XLMWPAJnGs()]*o</],
  [3, 'before a measure', /#(?:J|poi|[XLMWPZAJnGs(]*[MG](?![XLMWPZAJnGs(]))/],
  [4, 'short time', /(?:only|just|than|under|within) #time\.?#(?!o)/],
  [-4, 'time', /(?:[wireFa]|[WX]o)<.*#time[.#]|#time\.?#o/],
  [-5, 'counts', /#[ns]\w+#[XLMWPZAJnGs(]*[XLWPZAn](?![XLMWPZAJnGs(])/],
  // `8 of 10 tasks`, `achieves 48 sorted lists per hour`, `shortens it by 68% to 311 tokens`
  [10, 'counts results', /e#W?oD?N|R<(?!.*sing).*#n.*> (?:\w+ )+per |bH*Nt</],
  [-9, 'setting', /Z=?<|Zo<(?!.*(?:number|size|coeff)\w* of)/],
  [-8, 'setting', /[awr]<.*> ?(?!of)(?:[\w-]+ ){0,2}(?:fpr|sparsity|resolution|training|label|range)/],
  [-9, 'setting', /(?:w<(?!.*(?:only|just|under|than) #)|little as #).*perc\w+\.?#o/],
  [
    -12,
    'setting',
    /(?:\b(?:repeat|sampl|iterat)\w*|dropout|(?:(?:learning|at a) rate|resolution) of|top)[- ]#|(?:train|tun)\w+ on [^#]{0,9}#|N\(<.*#none\./,
  ],
  // How large a model, a device or a step of a formula is.
  [
    -12,
    'size',
    /#times.*> (?:up|its (?:size|native))|ne#\/[^N]|w<.*#unit.* memory|(?:[ewr]<.*#unit\.?#W|#unit\.?#[XL])[XLW]*(?![WXLM(])/,
  ],
];

/** Judges the number at `at`. */
export function judge({ text, tokens, tags, role, form }: Scene, at: number): Verdict {
  const { start = 0, end = 0, quantity } = tokens[at] ?? {};
  const words = (from: number, to: number) => text.slice(Math.max(0, from), to).toLowerCase();
  const lead = leadOf(tags, at) + 1;
  const place = `${form} ${role}|${tags.slice(Math.max(0, lead - NEAR), lead)}<${words(start - WORDS, start)}#${quantity?.measure}${quantity?.decimals ? '.' : ''}#${tags.slice(at + 1, at + NEAR)}>${words(end, end + WORDS)}`;
  const found = RULES.filter(([, , pattern]) => pattern.test(place));
  return {
    score: found.reduce((sum, [weight]) => sum + weight, 0),
    reasons: found.map(([weight, says]) => `${says} (${weight})`),
  };
}
