import { type Rules, weigh } from './rules.ts';
import { leadOf, type Scene } from './tag.ts';

/** How far a number's neighbours reach, in tokens, and how much of the words around it is read, in UTF-16 units. */
const NEAR = 40;
const WORDS = 28;

/**
 * What speaks for a number and against it. The patterns see its place as one line,
 * `form role|tags before<words before#measure#tags behind>words behind`, hedges between tag and number left out and a dot
 * behind the measure of what is no whole number: `summary results|WRDMo<achieves an f1 of #none.#eX.> on listbench.`
 * The weights were fitted to some 4,700 numbers of summaries and abstracts.
 */
const RULES: Rules = [
  // A share; what counts things; a bare number, unless it has decimals.
  [4, /#(?:p|times)/],
  [-8, /#s/],
  [-5, /#n/],
  [8, /#none\./],
  // Among results; among plans.
  [2, /^\w+ r/],
  [-4, /^(?:s\w+ [mow]|\w+ [bn])/],
  // Behind, of, before a measure.
  [4, /(?:[RC]|M[=:]?|M.?\(|s|[CKG][^<]{0,14}[bt→])</],
  [5, /[MG][XLMWPAJnGs()]*o</],
  [3, /#(?:J|poi|[XLMWPZAJnGs(]*[MG](?![XLMWPZAJnGs(]))/],
  // A short time; any time; what counts what is behind it.
  [4, /(?:only|just|than|under|within) #time\.?#(?!o)/],
  [-4, /(?:[wireFa]|[WX]o)<.*#time[.#]|#time\.?#o/],
  [-5, /#[ns]\w+#[XLMWPZAJnGs(]*[XLWPZAn](?![XLMWPZAJnGs(])/],
  // `8 of 10 tasks`, `achieves 48 sorted lists per hour`, `shortens it by 68% to 311 tokens`
  [10, /e#W?oD?N|R<(?!.*sing).*#n.*> (?:\w+ )+per |bH*Nt</],
  // Settings: `threshold = 0.5`, `at 90% sparsity`, `with 10% of the data`, `dropout 0.1`.
  [-9, /Z=?<|Zo<(?!.*(?:number|size|coeff)\w* of)/],
  [-8, /[awr]<.*> ?(?!of)(?:[\w-]+ ){0,2}(?:sparsity|resolution|training|label|range)/],
  [-9, /(?:w<(?!.*(?:only|just|under|than) #)|little as #).*perc\w+\.?#o/],
  [
    -12,
    /(?:\b(?:repeat|sampl|iterat)\w*|dropout|(?:(?:learning|at a) rate|resolution) of|top)[- ]#|(?:train|tun)\w+ on [^#]{0,9}#|N\(<.*#none\.|a<.*fpr/,
  ],
  // How large a model, a device or a step of a formula is.
  [
    -12,
    /#times.*> (?:up|its (?:size|native))|ne#\/[^N]|w<.*#unit.* memory|(?:[ewr]<.*#unit\.?#W|#unit\.?#[XL])[XLW]*(?![WXLM(])/,
  ],
];

/** How likely the number at `at` is a result: above 0 it is one. */
export function judge({ text, tokens, tags, role, form }: Scene, at: number): number {
  const { start = 0, end = 0, quantity } = tokens[at] ?? {};
  const words = (from: number, to: number) => text.slice(Math.max(0, from), to).toLowerCase();
  const lead = leadOf(tags, at) + 1;
  const place = `${form} ${role}|${tags.slice(Math.max(0, lead - NEAR), lead)}<${words(start - WORDS, start)}#${quantity?.measure}${quantity?.decimals ? '.' : ''}#${tags.slice(at + 1, at + NEAR)}>${words(end, end + WORDS)}`;
  return weigh(RULES, place);
}
