const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho . sigma tau upsilon phi chi psi omega';

/** Commands with the sign that they stand for. */
const SIGNS =
  'times × cdot · pm ± to → rightarrow → sim ~ approx ≈ leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ lt < gt > ll < gg > neq ≠ ell ℓ infty ∞ circ ° degree ° uparrow ↑ downarrow ↓ ldots ... dots ... percent % sum ∑ prod ∏ int ∫ nabla ∇ partial ∂ sqrt √ in ∈ min min max max log log exp exp varepsilon ε varphi φ';

/** LaTeX commands that stand for a sign; one that is missing here is dropped, and what it applies to stays. */
export const COMMANDS: ReadonlyMap<string, string> = new Map([
  ...GREEK.split(' ').flatMap((name, at) => letters(name, String.fromCharCode(0x3b1 + at))),
  ...[...SIGNS.matchAll(/(\S+) (\S+)/g)].map(([, name = '', sign = '']) => [name, sign] as const),
  ['quad', ' '],
  ['qquad', ' '],
]);

/** `alpha` and `Alpha`. */
function letters(name: string, letter: string): (readonly [string, string])[] {
  return [
    [name, letter],
    [`${name[0]?.toUpperCase()}${name.slice(1)}`, letter.toUpperCase()],
  ];
}
