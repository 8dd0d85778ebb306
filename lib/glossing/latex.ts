const SIGNS = {
  times: '×',
  cdot: '·',
  pm: '±',
  to: '→',
  rightarrow: '→',
  longrightarrow: '→',
  Rightarrow: '→',
  sim: '~',
  approx: '≈',
  simeq: '≈',
  leq: '≤',
  le: '≤',
  leqslant: '≤',
  geq: '≥',
  ge: '≥',
  geqslant: '≥',
  lt: '<',
  gt: '>',
  ll: '<',
  gg: '>',
  neq: '≠',
  ell: 'ℓ',
  infty: '∞',
  circ: '°',
  degree: '°',
  uparrow: '↑',
  downarrow: '↓',
  ldots: '...',
  dots: '...',
  cdots: '...',
  quad: ' ',
  qquad: ' ',
  percent: '%',
  sum: '∑',
  prod: '∏',
  int: '∫',
  nabla: '∇',
  partial: '∂',
  sqrt: '√',
  in: '∈',
  min: 'min',
  max: 'max',
  log: 'log',
  exp: 'exp',
};

const LETTERS =
  'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω';

/** LaTeX commands that stand for a sign; one that is missing here is dropped, and what it applies to stays. */
export const COMMANDS: ReadonlyMap<string, string> = new Map([...Object.entries(SIGNS), ...pairs(LETTERS.split(' '))]);

function pairs(words: readonly string[]): (readonly [string, string])[] {
  return words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1] ?? ''] as const] : []));
}
