/** Which rows are drawn, and how high each is in pixels. */
export interface Range {
  readonly first: number;
  readonly last: number;
  readonly height: number;
}

/** Where nothing is laid out: heights of a popup. */
const [ROW_HEIGHT, PORT_HEIGHT] = [97, 600];

/** Rows that are drawn beyond what is in sight, on either side. */
const MARGIN = 6;

/** The height of a row, as the style of its list has it. */
export function rowHeightOf(list: Element | null): number {
  return (list && Number.parseFloat(getComputedStyle(list).getPropertyValue('--row-height'))) || ROW_HEIGHT;
}

/** The rows of a list that are in sight, and some more. */
export function rangeInSight(port: Element, list: Element, total: number): Range {
  const height = rowHeightOf(list);
  const above = port.getBoundingClientRect().top - list.getBoundingClientRect().top;
  const first = Math.floor(above / height) - MARGIN;
  const last = Math.ceil((above + portHeight(port)) / height) + MARGIN;
  return { first: clamp(first, total), last: clamp(last, total), height };
}

/** How many rows a page is. */
export function rowsOfPage(port: Element, list: Element | null): number {
  return Math.max(1, Math.floor(portHeight(port) / rowHeightOf(list)) - 1);
}

/** Scrolls as little as shows the whole row. @param cover what lies over the top of the port, in pixels */
export function revealRow(port: Element, list: Element, index: number, cover: number): void {
  const height = rowHeightOf(list);
  const top = list.getBoundingClientRect().top - port.getBoundingClientRect().top + index * height;
  const bottom = top + height - portHeight(port);
  if (top < cover) port.scrollTop += top - cover;
  else if (bottom > 0) port.scrollTop += bottom;
}

function portHeight(port: Element): number {
  return port.clientHeight || PORT_HEIGHT;
}

function clamp(index: number, total: number): number {
  return Math.max(0, Math.min(index, total - 1));
}
