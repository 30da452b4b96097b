import { getRawHeader } from '@electron/asar';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';

// `node build/smoke/tamper.ts <app.asar>`: turns over one bit of the app's entry, as somebody would who changes an installed app.

/** Before the header: two pickles' sizes. */
const PREFIX_BYTES = 8;

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly offset?: string;
}

/** Place in the archive of the first byte of a file in it. */
export function placeOf(archive: string, path: string): number {
  const { header, headerSize } = getRawHeader(archive);
  let entry = header as Entry | undefined;
  for (const name of path.split('/')) entry = entry?.files?.[name];
  if (entry?.offset === undefined) throw new Error(`${archive} has no ${path}`);
  return PREFIX_BYTES + headerSize + Number(entry.offset);
}

export function turnBitOver(file: string, place: number): void {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, place);
  byte.writeUInt8(byte.readUInt8(0) ^ 1, 0);
  writeSync(handle, byte, 0, 1, place);
  closeSync(handle);
}

if (import.meta.main) {
  const [archive = ''] = process.argv.slice(2);
  turnBitOver(archive, placeOf(archive, 'build/out/main/index.js'));
}
