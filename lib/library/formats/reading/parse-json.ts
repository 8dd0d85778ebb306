/** The value of a JSON text, a byte order mark before it allowed; undefined for any other text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined; // the reader reports that it is none
  }
}

/** An object as JSON gives it. Its members are its own: `__proto__` among them is a name like any other. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
