/**
 * The contract of a small map that a browser carries between the devices of one reader, such as `storage.sync`.
 *
 * - It may be changed by another device at any time, item by item, and what this device wrote be replaced by what the
 *   other did, without a word. It may be emptied, lack items, or hold more than it has room for.
 * - An item that is absent says nothing. Nothing is ever removed from it.
 * - Calls that fail reject with `SyncError`; `write` may then have written some of the items.
 */
export interface SharedMap {
  /** All items, those of others included. @throws SyncError */
  read(): Promise<MapItems>;
  /** Creates or replaces these items in one request. @throws SyncError */
  write(items: ReadonlyMap<string, string>): Promise<void>;
}

export type MapItems = ReadonlyMap<string, unknown>;

/** What a map has room for, in bytes as `itemBytes` counts them. */
export interface MapRoom {
  readonly all: number;
  readonly item: number;
}

/** `storage.sync` of Chromium and Firefox; 512 items, 120 writes a minute and 1,800 an hour are never come near. */
export const BROWSER_ROOM: MapRoom = { all: 102_400, item: 8_192 };

/** What an item takes up: its key and its value as JSON. */
export function itemBytes(key: string, value: unknown): number {
  return utf8Length(key) + utf8Length(JSON.stringify(value) ?? '');
}

export function mapBytes(items: MapItems): number {
  return [...items].reduce((sum, [key, value]) => sum + itemBytes(key, value), 0);
}

function utf8Length(text: string): number {
  let length = text.length;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x7f) length += code > 0xffff ? 2 : code > 0x7ff ? 2 : 1;
  }
  return length;
}
