/** The text as every system would have written it: no byte order mark, line breaks are `\n`. */
export function unixText(text: string): string {
  return text.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n');
}
