export interface Link {
  /** As it stands in the text. */
  readonly label: string;
  readonly address: string;
  /** The place after it. */
  readonly end: number;
}

const ADDRESS = /\(<?([^\s()<>]+)>?(?:\s+"[^"]*")?\)/y;

/** The links `[label](address)` of a line. Brackets in a label are balanced or have a backslash. Linear. */
export function linksIn(line: string): Link[] {
  const links: Link[] = [];
  const open: number[] = [];
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '[') open.push(at);
    else if (line[at] === ']') {
      const start = open.pop();
      ADDRESS.lastIndex = at + 1;
      const address = start === undefined ? null : ADDRESS.exec(line)?.[1];
      if (start === undefined || !address) continue;
      links.push({ label: line.slice(start + 1, at), address, end: ADDRESS.lastIndex });
      at = ADDRESS.lastIndex - 1;
    }
  }
  return links;
}
