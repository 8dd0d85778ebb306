/** What speaks for something, or against it, with its weight. */
export type Rules = readonly (readonly [weight: number, pattern: RegExp])[];

/** Adds up the weights of the rules that hold for a view. */
export function weigh(rules: Rules, view: string): number {
  return rules.reduce((sum, [weight, pattern]) => sum + (pattern.test(view) ? weight : 0), 0);
}
