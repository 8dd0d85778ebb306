/** Names and signs by turns, as a map. */
export function pairs(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/(\S+)\s+(\S+)/g)].map(([, name = '', sign = '']) => [name, sign]));
}

/** TeX's control words that stand in numbers and in names, with the sign that each is. */
export const SIGNS = pairs(
  `times × cdot · pm ± to → rightarrow → uparrow ↑ downarrow ↓ sim ~ approx ≈ le ≤ leq ≤ ge ≥ geq ≥ lt < gt > circ °
  infty ∞ sqrt √ sum ∑ in ∈ nabla ∇ ell ℓ ldots … dots … min min max max log log alpha α beta β gamma γ delta δ
  epsilon ε varepsilon ε eta η theta θ kappa κ lambda λ mu μ pi π rho ρ sigma σ tau τ phi φ psi ψ omega ω Delta Δ Omega Ω`,
);
