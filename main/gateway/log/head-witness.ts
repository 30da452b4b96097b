import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/**
 * A second file that says how far the log had come. SQLite drops a torn end of its write-ahead log without a word,
 * so without a witness nobody could say that acknowledged events are gone. It is written after every commit and never
 * waited for: it may lag behind after a power cut, but never claims what was not durable.
 */
export interface HeadWitness {
  tell(head: { readonly epoch: string; readonly seq: number }): void;
  close(): void;
}

const LINE = /^([0-9a-z-]{1,64}) (\d{1,15}) (\d{1,10})\n/;

/** What was told last; null where there is no witness, or it is itself damaged. */
export function readHeadWitness(path: string): { readonly epoch: string; readonly seq: number } | null {
  let text: string;
  try {
    text = readFileSync(path, 'latin1');
  } catch {
    return null; // a log that is new, or was kept by a copy that left the witness behind
  }
  const [, epoch = '', seq = '', checksum = ''] = LINE.exec(text) ?? [];
  return epoch !== '' && String(crc32(`${epoch} ${seq}`)) === checksum ? { epoch, seq: Number(seq) } : null;
}

/** Throws where the file cannot be opened. */
export function openHeadWitness(path: string): HeadWitness {
  const file = openSync(path, 'a+');
  closeSync(file);
  const descriptor = openSync(path, 'r+');
  return {
    tell({ epoch, seq }) {
      const told = `${epoch} ${String(seq)}`;
      writeSync(descriptor, `${told} ${String(crc32(told))}\n`, 0, 'latin1');
    },
    close: () => closeSync(descriptor),
  };
}
