import type { Folder, FolderFile } from '../../lib/sync/folder.ts';

/** A folder that works, and what was asked of it. */
export class MemoryFolder implements Folder {
  readonly files = new Map<string, Uint8Array>();
  readonly asked: string[] = [];

  async list(): Promise<readonly FolderFile[]> {
    this.asked.push('list');
    return [...this.files].map(([name, bytes]) => ({ name, mark: Buffer.from(bytes).toString('base64') }));
  }

  async get(name: string): Promise<Uint8Array | null> {
    this.asked.push(`get ${name}`);
    return this.files.get(name) ?? null;
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    this.asked.push(`put ${name}`);
    this.files.set(name, bytes);
  }

  async delete(name: string): Promise<void> {
    this.asked.push(`delete ${name}`);
    this.files.delete(name);
  }
}
