import { readable } from '../../glossing/readable.ts';

const RAISED = pairs('0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾nⁿiⁱ');
const LOWERED = pairs('0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑoₒxₓiᵢjⱼkₖmₘnₙpₚrᵣsₛtₜ');
const SCRIPT = /([\^_])(?:\{([^{}]{1,20})\}|([\p{L}\d]))/gu;

function pairs(text: string): ReadonlyMap<string, string> {
  const units = [...text];
  return new Map(units.flatMap((unit, at) => (at % 2 === 0 ? [[unit, units[at + 1] ?? ''] as const] : [])));
}

/** A formula of TeX without its dollars as Unicode draws it, `10^{-16}` as `10⁻¹⁶`; what has no sign stays as text. */
export function drawnFormula(tex: string): string {
  return readable(`$${tex.trim().replace(SCRIPT, script)}$`).text.trim();
}

function script(whole: string, mark: string, braced: string | undefined, single: string | undefined): string {
  const signs = mark === '^' ? RAISED : LOWERED;
  const units = [...(braced ?? single ?? '')];
  return units.every((unit) => signs.has(unit)) ? units.map((unit) => signs.get(unit)).join('') : whole;
}
