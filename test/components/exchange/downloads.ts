import { vi } from 'vitest';

/** Catches downloads instead of making them. */
export function catchDownloads(): { readonly name: string; readonly content: Blob }[] {
  const caught: { name: string; content: Blob }[] = [];
  let content = new Blob();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    content = blob as Blob;
    return 'blob:caught';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    caught.push({ name: this.download, content });
  });
  return caught;
}
