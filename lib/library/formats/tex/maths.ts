/** A piece of a title: text, or maths between its dollars. */
export interface TitlePart {
  readonly isMaths: boolean;
  readonly text: string;
}

const WORDS = `alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho
  varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
  ell hbar infty partial nabla pm mp times div cdot circ ast star bullet oplus otimes cap cup vee wedge setminus
  le leq ge geq ne neq ll gg sim simeq approx equiv cong propto in notin ni subset subseteq supset supseteq mid parallel perp
  to gets rightarrow leftarrow Rightarrow Leftarrow leftrightarrow mapsto uparrow downarrow langle rangle
  sum prod int oint sqrt frac log ln exp sin cos tan min max sup inf lim det dim ker deg gcd
  mathbb mathbf mathcal mathfrak mathit mathrm mathsf mathtt bar hat tilde vec dot ddot overline underline prime dagger
  ldots cdots dots forall exists emptyset angle`;

const SAFE_WORDS = new Set(WORDS.split(/\s+/));

/** Characters that do no harm in maths, control words apart. */
const SAFE_PIECES = /\\([A-Za-z]+)|\\[,;:!]|[A-Za-z0-9 ^_+\-*/=<>()[\]|,.;:!'{}]/g;

/**
 * The parts of a title. What stands between two dollars is maths if every pair of dollars encloses something that can't be
 * but maths and can do nothing but be set: known control words, balanced braces, no blank inside the dollars, no digit
 * after them (`$5 and $6` are prices; the rule is Pandoc's). Else all is text.
 */
export function titleParts(title: string): readonly TitlePart[] {
  const pieces = title.split('$');
  const parts = pieces.map((text, at) => ({ isMaths: at % 2 === 1, text }));
  const whole = parts.every(({ isMaths, text }, at) => !isMaths || (isSafe(text) && !/^\d/.test(pieces[at + 1] ?? '')));
  return pieces.length % 2 === 1 && whole ? parts : [{ isMaths: false, text: title }];
}

function isSafe(maths: string): boolean {
  if (maths === '' || maths !== maths.trim()) return false;
  let [length, depth] = [0, 0];
  for (const [piece, word] of maths.matchAll(SAFE_PIECES)) {
    if (word !== undefined && !SAFE_WORDS.has(word)) return false;
    if (piece === '}' && depth === 0) return false;
    depth += piece === '{' ? 1 : piece === '}' ? -1 : 0;
    length += piece.length;
  }
  return depth === 0 && length === maths.length;
}
