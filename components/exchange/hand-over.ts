/** How long a browser may take to begin a download; milliseconds. */
const BEGUN = 60_000;

/** Gives the reader a file to keep, as a download. */
export function handOver(name: string, mediaType: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), BEGUN);
}
