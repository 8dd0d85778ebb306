/** What a language model says about its own answer, and what it asks afterwards: no words about a paper. */

const LEAD_IN =
  /^[\s*#>]*(?:(?:okay|ok|sure|certainly|of course|absolutely)\b[,!.]?\s+)?(?:(?:here(?:'s|’s| is| are)|below is|the following is)\b[^:]{0,200}?\b(?:summar|analys|overview|breakdown|digest)|summary of the (?:research |ai )*paper is\b)/i;
const AFTERWORD =
  /(?<=[.!?)\]"”'…])[\s*#]{1,20}(?:(?:here (?:are|is)|below are|these are|some)\s(?:[\w-]+\s){0,4})?follow-?\s?up questions?\b(?:[^.:?]{0,160}:|\W{0,20}(?=1[.)]\s))/gi;
/** An offer or a wish with which an answer ends: it speaks to whoever asked, not of the paper. */
const FAREWELL =
  /(?<=[.!?)\]"”'…*])[\s*]{1,20}(?:I hope (?:this|that|it|you)\b|(?:please )?let me know (?:if|whether|what|how)\b|would you like (?:me to|to know|more|a|an)\b|(?:please )?feel free to (?:ask|reach|let me)\b|do you want me to\b)[^|]{0,200}$/i;
const LONGEST_FAREWELL = 400;
const LONGEST_LEAD_IN = 600;

/** A summary without the sentence in front that announces it and without the questions behind it. */
export function withoutChatter(summary: string): string {
  return withoutFarewell(withoutAfterword(withoutLeadIn(summary)).trim());
}

/** True for a line that holds nothing but such an announcement. */
export function isChatter(line: string): boolean {
  return LEAD_IN.test(line.slice(0, LONGEST_LEAD_IN)) && withoutLeadIn(line) === '';
}

function withoutLeadIn(summary: string): string {
  if (!LEAD_IN.test(summary.slice(0, LONGEST_LEAD_IN))) return summary;
  const end = leadInEnd(summary);
  if (end === null) return summary;
  const rest = summary.slice(end).replace(/^(?:\s|<br ?\/?>){1,100}/i, '');
  return (/^\s*\*\*/.test(summary) ? rest.replace(/^\*\*/, '') : rest).trim();
}

/** After the colon, or else the full stop, that stands outside quotes. */
function leadInEnd(summary: string): number | null {
  let quoted = false;
  let stop: number | null = null;
  const most = Math.min(summary.length, LONGEST_LEAD_IN);
  for (let at = 0; at < most; at += 1) {
    const unit = summary[at] ?? '';
    if (/["“”]/.test(unit)) quoted = unit === '"' ? !quoted : unit === '“';
    const ends = /^(?:\s|\*|<br\b|$)/i.test(summary.slice(at + 1, at + 5));
    if (quoted || !ends) continue;
    if (unit === ':') return at + 1;
    if (unit === '.' && stop === null) stop = at + 1;
  }
  return stop;
}

function withoutAfterword(summary: string): string {
  const match = [...summary.matchAll(AFTERWORD)].find(({ index }) => index > 0);
  return match ? summary.slice(0, match.index) : summary;
}

function withoutFarewell(summary: string): string {
  const start = Math.max(0, summary.length - LONGEST_FAREWELL);
  const match = FAREWELL.exec(summary.slice(start));
  return match ? summary.slice(0, start + match.index).trimEnd() : summary;
}
