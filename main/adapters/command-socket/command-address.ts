import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Unix socket's path has to be shorter than 108 bytes on Linux and 104 on macOS. */
const LONGEST_SOCKET_PATH = 100;

/** The file by which the command finds the running phone: address and token, for this user alone. */
export function commandFile(folder: string): string {
  return join(folder, 'command.json');
}

/** Where the phone of that folder listens: beside its files, or a named pipe. Two folders never share one. */
export function commandAddress(folder: string, platform: NodeJS.Platform): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  if (platform === 'win32') return `\\\\.\\pipe\\pilot-softphone-${name}`;
  const near = join(folder, 'command.sock');
  return Buffer.byteLength(near) < LONGEST_SOCKET_PATH ? near : join(tmpdir(), `pilot-softphone-${name}.sock`);
}
