import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../../../core/ports.ts';
import { processBirth } from './process-birth.ts';

const FILE = 'cloudflared-process.json';
const GONE_WITHIN_MS = 2_000;
const LOOK_EVERY_MS = 50;

const writtenDown = z.object({ pid: z.int().positive(), birth: z.string().min(1) });

/**
 * The memory of the process that runs now, for the start after a crash. Where the system cannot end a process together
 * with its parent (macOS, Windows, Linux without setpriv), it runs on after a SIGKILL of ours until then, and answers
 * 502 to all the world, because nobody listens where it leads.
 */
export interface ProcessMemory {
  /** Ends what an earlier run of the app left, if it is that very process. Never rejects. */
  endLeftover(): Promise<void>;
  remember(pid: number): Promise<void>;
  forget(): void;
}

export function processMemory({
  folder,
  platform,
  log,
}: {
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
}): ProcessMemory {
  const path = join(folder, FILE);
  const forget = (): void => rmSync(path, { force: true });

  const read = (): z.output<typeof writtenDown> | null => {
    try {
      return writtenDown.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
    } catch {
      return null; // nothing is remembered, or half of it, which is as good
    }
  };

  return {
    forget,
    async endLeftover() {
      const left = read();
      if (left === null) return;
      if ((await processBirth(left.pid, platform)) === left.birth) {
        log.warn('ending a cloudflared that outlived the app', { pid: left.pid });
        await endProcess(left.pid, async () => (await processBirth(left.pid, platform)) !== left.birth);
      }
      forget();
    },
    async remember(pid) {
      const birth = await processBirth(pid, platform);
      if (birth === null) return;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(path, JSON.stringify({ pid, birth }), { mode: 0o600 });
      } catch (cause) {
        log.warn('the cloudflared process cannot be written down', { why: cause instanceof Error ? cause.message : 'unknown' });
      }
    },
  };
}

/** SIGTERM, then SIGKILL: one that hangs or was stopped does not hear the first. */
async function endProcess(pid: number, isGone: () => Promise<boolean>): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // gone meanwhile
    }
    for (let waitedMs = 0; waitedMs < GONE_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
      if (await isGone()) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}
