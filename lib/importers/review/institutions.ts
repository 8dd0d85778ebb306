import { plainLine } from '../../core/text.ts';

const LONGEST_NAME = 200;
/** A name with its place or its long form in brackets is shorter than a remark about it. */
const LONGEST_BRACKET = 100;
const GUESS =
  /\b(?:implied|inferred|inferring|likely|presumably|probably|assumed|not (?:explicitly )?(?:stated|specified|mentioned)|based on|unclear)\b/i;
const NOBODY = /^(?:n\/?a|none|unknown|not (?:specified|stated|mentioned|available|provided|explicitly).*|-+)\.?$/i;

/** The institutions of two lines, the primary one first, each once. Guesses are left out. */
export function institutionsOf(primary: string, all: string): string[] {
  const names = [...atCommas(primary).slice(0, 1), ...atCommas(all)].flatMap(nameOf);
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

/** A text split at the commas and semicolons that stand outside brackets. */
function atCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = text[at] ?? ',';
    if (unit === '(') depth += 1;
    else if (unit === ')') depth = Math.max(0, depth - 1);
    else if (at === text.length || (depth === 0 && /[,;]/.test(unit))) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return parts;
}

/** A name without what stands in brackets behind it, which is a second name or a remark; none for a guess. */
function nameOf(part: string): string[] {
  const open = part.indexOf('(');
  const close = part.lastIndexOf(')');
  const inside = open < 0 ? '' : part.slice(open + 1, close < open ? undefined : close);
  if (GUESS.test(inside) || (open < 0 && GUESS.test(part))) return [];
  const last = close < open || part.slice(close + 1).trim() === '';
  const name = plainLine(open >= 0 && (last || inside.length > LONGEST_BRACKET) ? part.slice(0, open) : part);
  return name === '' || name.length > LONGEST_NAME || NOBODY.test(name) ? [] : [name];
}
