import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { OwnedProcess } from './owned-process.ts';

const ANNOUNCED_WITHIN_MS = 10_000;

/**
 * The line a server writes on file descriptor 3 once it accepts clients (Xvfb its number, dbus-daemon its
 * address). Throws, with the server's own words, when it exits first or says nothing for ten seconds.
 */
export async function announcedLine(server: OwnedProcess, name: string): Promise<string> {
  const channel = server.child.stdio[3] as Readable | null | undefined; // opened with 'pipe': ours to read
  const announced = new Promise<string>((resolve) => {
    let text = '';
    channel?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
  });
  const settled = new AbortController();
  const silent = delay(ANNOUNCED_WITHIN_MS, null, { signal: settled.signal }).catch(() => null);
  const line = await Promise.race([announced, server.exited.then(() => null), silent]);
  settled.abort();
  if (line === null) throw new Error(`${name} did not start: ${server.lastWords()}`);
  return line;
}
