import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AudioOptions } from 'naudiodon';

/**
 * The one place that knows naudiodon. A machine where it does not load still starts.
 *
 * Of the package its addon is used, not the Node streams it wraps it in: two hundred blocks a second through them cost half as much
 * again as the addon itself, and a stream reads ahead and holds back on its own account. What the addon has is not documented; the
 * version is pinned, and each test on real devices goes through it.
 */
export interface PortAudio extends Pick<typeof import('naudiodon'), 'getDevices' | 'getHostAPIs'> {
  /** Opens a device in one direction. Throws where PortAudio refuses. */
  open(options: { readonly inOptions: AudioOptions } | { readonly outOptions: AudioOptions }): PortAudioStream;
}

/** Blocks are s16le. What waits is given up by `quit`; of a device that is gone nothing ever answers. */
export interface PortAudioStream {
  start(): void;
  /** The next `bytes` that the device hears. `finished` after `quit`. */
  read(bytes: number): Promise<{ readonly buf?: Buffer; readonly finished?: boolean; readonly err?: string }>;
  /** Copies the block, and answers once the queue has taken it; with PortAudio's words where the stream broke. */
  write(block: Buffer): Promise<string | undefined>;
  /** `ABORT` is never asked for: it can end the process. */
  quit(how: 'WAIT'): Promise<void>;
}

export type PortAudioDevice = ReturnType<PortAudio['getDevices']>[number];
export type PortAudioHosts = ReturnType<PortAudio['getHostAPIs']>;

/** For a process that must not ask PortAudio yet: nothing is plugged in. */
export const NO_PORT_AUDIO: PortAudio = {
  getDevices: () => [],
  getHostAPIs: () => ({ defaultHostAPI: -1, HostAPIs: [] }),
  open: () => {
    throw new Error('PortAudio is not asked');
  },
};

export type PortAudioLoading = { readonly portAudio: PortAudio } | { readonly portAudio: null; readonly reason: string };

export async function loadPortAudio(load: () => Promise<PortAudio> = loadAddon): Promise<PortAudioLoading> {
  try {
    return { portAudio: await load() };
  } catch (cause) {
    return { portAudio: null, reason: cause instanceof Error ? firstLine(cause.message) : String(cause) };
  }
}

/** The package is loaded as well, and first: it finds the addon, and says what is missing where that does not load. */
async function loadAddon(): Promise<PortAudio> {
  const { getDevices, getHostAPIs } = await import('naudiodon');
  const require = createRequire(import.meta.url);
  const addon = require(join(dirname(require.resolve('naudiodon')), 'build/Release/naudiodon.node')) as { create: PortAudio['open'] };
  return { getDevices, getHostAPIs, open: (options) => addon.create(options) };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
