/** Bytes as messages carry them. @throws DOMException where the text is no Base64 */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** A file's bytes as messages carry them. @throws what the browser says where the file can't be read */
export async function base64Of(file: Blob): Promise<string> {
  const reader = new FileReader();
  const done = new Promise<string>((resolve, reject) => {
    reader.onload = () => resolve(`${reader.result}`);
    reader.onerror = () => reject(reader.error);
  });
  reader.readAsDataURL(file);
  return (await done).replace(/^[^,]*,/, '');
}
