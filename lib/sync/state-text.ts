import { fromBase64, toBase64 } from '../core/base64.ts';
import type { StateFile } from './state-file.ts';

/** A state file as text: `{"papergloss-state":1,"name":…,"data":…}`, the data in Base64. */
const MARK = 'papergloss-state';
const VERSION = 1;

export function toStateText({ name, bytes }: StateFile): string {
  return JSON.stringify({ [MARK]: VERSION, name, data: toBase64(bytes) });
}

/** Null for text that is something else. */
export function fromStateText(text: string): StateFile | null {
  const { [MARK]: version, name, data } = parsed(text);
  if (version !== VERSION || typeof name !== 'string' || typeof data !== 'string') return null;
  const bytes = fromBase64(data);
  return bytes && { name, bytes };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
