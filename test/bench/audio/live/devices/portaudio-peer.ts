import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findCommand } from '../../../../../build/setup/find-command.ts';

const run = promisify(execFile);
const SOURCE = join(import.meta.dirname, 'portaudio-loop.c');
const REPORT = z.object({ cpuPercent: z.number(), tookMs: z.array(z.number()) });
/** Starting and settling. */
const EXTRA_MS = 15_000;

export type PortAudioPeer =
  | { readonly program: string }
  /** Why it could not be built. */
  | { readonly program: null; readonly missing: string };

/** Builds the C program with the machine's compiler and PortAudio's headers (portaudio19-dev). */
export function buildPortAudioPeer(folder: string): PortAudioPeer {
  if (findCommand('cc') === null) return { program: null, missing: 'no C compiler' };
  const program = join(folder, 'portaudio-loop');
  const built = spawnSync('cc', ['-O2', '-o', program, SOURCE, '-lportaudio', '-lm'], { encoding: 'utf8' });
  if (built.status === 0) return { program };
  return { program: null, missing: built.stderr.includes('portaudio.h') ? 'no portaudio19-dev' : built.stderr.trim() };
}

/** The loop through `device` for so many seconds. Throws with the program's own words when it fails. */
export async function runPortAudioPeer(order: {
  readonly program: string;
  readonly device: string;
  readonly seconds: number;
  readonly env: NodeJS.ProcessEnv;
}): Promise<z.infer<typeof REPORT>> {
  const { stdout } = await run(order.program, [order.device, String(order.seconds)], {
    env: { ...process.env, ...order.env },
    timeout: order.seconds * 1_000 + EXTRA_MS,
    killSignal: 'SIGKILL',
  });
  return REPORT.parse(JSON.parse(stdout));
}
