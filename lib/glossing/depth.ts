const CLOSERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['”', '“'],
]);
const OPENERS = new Set(CLOSERS.values());

/** A pair further apart than this is two slips of the pen. */
const LONGEST = 600;

/** How many brackets and quotes are open at each unit of a text; what has no partner opens nothing. */
export function inlineDepth(text: string): Uint8Array {
  const change = new Int16Array(text.length + 1);
  const open: { readonly mark: string; readonly at: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    const partner = mark === '"' ? closesQuote(text, at, open) : CLOSERS.get(mark);
    const top = open.at(-1);
    if (partner !== undefined && top?.mark === partner) {
      open.pop();
      if (at - top.at <= LONGEST) {
        change[top.at + 1] = (change[top.at + 1] ?? 0) + 1;
        change[at] = (change[at] ?? 0) - 1;
      }
    } else if (OPENERS.has(mark) || (mark === '"' && partner === undefined)) open.push({ mark, at });
    while (open[0] && at - open[0].at > LONGEST) open.shift();
  }
  let depth = 0;
  return Uint8Array.from(change, (step) => {
    depth += step;
    return Math.min(depth, 255);
  });
}

/** A straight quote closes the one that is open, unless it stands where only an opening one can. */
function closesQuote(text: string, at: number, open: readonly { readonly mark: string }[]): string | undefined {
  const opening = /[\s([]/.test(text[at - 1] ?? ' ') && /\S/.test(text[at + 1] ?? ' ');
  return open.at(-1)?.mark === '"' && !opening ? '"' : undefined;
}
