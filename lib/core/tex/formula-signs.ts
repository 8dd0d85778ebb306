import { pairs, SIGNS } from './signs.ts';

/** TeX's control words that are one sign, with the sign. */
export const FORMULA_SIGNS: ReadonlyMap<string, string> = new Map([
  ...SIGNS,
  ...pairs(`
    zeta ζ vartheta ϑ iota ι nu ν xi ξ varpi ϖ varrho ϱ varsigma ς upsilon υ varphi φ chi χ Gamma Γ Theta Θ Lambda Λ
    Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ hbar ℏ Re ℜ Im ℑ aleph ℵ partial ∂ emptyset ∅ varnothing ∅ forall ∀
    exists ∃ neg ¬ lnot ¬ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ surd √ mp ∓ div ÷ circ ∘ bullet • ast ∗ star ⋆ dagger †
    ddagger ‡ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨ cap ∩ cup ∪ bigcap ⋂ bigcup ⋃ setminus ∖
    backslash \\ leqslant ≤ geqslant ≥ ll ≪ gg ≫ ne ≠ neq ≠ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ asymp ≍ doteq ≐
    lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ mid |
    vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ parallel ∥ perp ⊥ bot ⊥ top ⊤ vdash ⊢ models ⊨ longrightarrow ⟶
    gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ implies ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ mapsto ↦
    hookrightarrow ↪ rightharpoonup ⇀ updownarrow ↕ nearrow ↗ searrow ↘ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈
    rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱ prime ′ degree ° angle ∠
    triangle △ square □ Box □ diamond ⋄ checkmark ✓ cdotp · colon : percent % And & S §
  `),
]);

/** Control words that are printed as they are called. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set(
  `log ln lg exp sin cos tan sinh cosh tanh arcsin arccos arctan min max sup inf lim limsup liminf arg argmin argmax det
  dim ker deg gcd Pr mod bmod`.split(/\s+/),
);

/** Signs that can be set high, and low, with what they are then. */
export const RAISED = pairs(`
  0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ - ⁻ − ⁻ = ⁼ ( ⁽ ) ⁾ a ᵃ b ᵇ c ᶜ d ᵈ e ᵉ f ᶠ g ᵍ h ʰ i ⁱ j ʲ k ᵏ l ˡ m ᵐ
  n ⁿ o ᵒ p ᵖ r ʳ s ˢ t ᵗ u ᵘ v ᵛ w ʷ x ˣ y ʸ z ᶻ T ᵀ ⊤ ᵀ ′ ′ ∘ ° ° ° ∗ * * * † † ‡ ‡
`);
export const LOWERED = pairs(`
  0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ - ₋ − ₋ = ₌ ( ₍ ) ₎ a ₐ e ₑ h ₕ i ᵢ j ⱼ k ₖ l ₗ m ₘ n ₙ o ₒ p ₚ r ᵣ s ₛ
  t ₜ u ᵤ v ᵥ x ₓ
`);

/** Accents with the mark that each puts on one letter. */
export const MARKS = pairs(
  'hat \u0302 widehat \u0302 bar \u0304 overline \u0304 tilde \u0303 widetilde \u0303 vec \u20d7 dot \u0307 ddot \u0308',
);

/** Double-struck letters that stand apart from their alphabet. */
export const DOUBLE_STRUCK = pairs('C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ');
