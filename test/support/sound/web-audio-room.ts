import { dirname } from 'node:path';
import { readFileSync } from 'node:fs';
import { callId } from '#contract/call.ts';
import { startVirtualSound, type VirtualSound } from '../../../build/setup/sound.ts';
import { openWebAudio, type RunningWebAudio } from '../../../main/adapters/audio-process/web-audio.ts';
import { systemClock } from '../../../main/adapters/clock/system-clock.ts';
import type { WebAudioEvent, WebAudioSession } from '../../../main/core/ports.ts';
import { memoryLog, type MemoryLog } from '../memory-log.ts';
import { AUDIO_PROCESS_ENTRY, forkWithNode, type NodeFork } from './fork-audio-process.ts';
import { startMediaServer, type MediaServer } from './media-server.ts';

/** A virtual headset, a media host and a real audio process under supervision. */
export interface WebAudioRoom {
  readonly sound: VirtualSound;
  readonly server: MediaServer;
  readonly audio: RunningWebAudio;
  readonly node: NodeFork;
  readonly log: MemoryLog;
  readonly events: readonly WebAudioEvent[];
  session(changes?: Partial<WebAudioSession>): WebAudioSession;
  /** The first event that fits, from now on or (with `ever`) of all. */
  event(fits: (event: WebAudioEvent) => boolean, order?: { readonly withinMs?: number; readonly ever?: boolean }): Promise<WebAudioEvent>;
  stop(): Promise<void>;
}

export async function openWebAudioRoom({
  imports = [],
  env = {},
  sound,
}: {
  readonly imports?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** A running one that the room must not stop. */
  readonly sound?: VirtualSound;
} = {}): Promise<WebAudioRoom> {
  const heard = sound ?? (await startVirtualSound());
  const server = await startMediaServer();
  const node = forkWithNode({ imports });
  const log = memoryLog();
  const events: WebAudioEvent[] = [];
  const audio = openWebAudio({
    fork: node.fork,
    entry: AUDIO_PROCESS_ENTRY,
    env: { ...process.env, ...heard.env, ...env },
    clock: systemClock,
    log,
  });
  audio.listen((event) => events.push(event));

  return {
    sound: heard,
    server,
    audio,
    node,
    log,
    events,
    session: (changes = {}) => ({
      callId: callId('call-1'),
      wsUrl: server.wsUrl,
      mode: 'talk',
      sampleRate: 16_000,
      muted: false,
      ...changes,
    }),
    event(fits, { withinMs = 5_000, ever = false } = {}) {
      const before = ever ? events.find(fits) : undefined;
      if (before !== undefined) return Promise.resolve(before);
      const { promise, resolve, reject } = Promise.withResolvers<WebAudioEvent>();
      const late = setTimeout(() => {
        reject(new Error(`no such event in ${withinMs} ms; there were ${JSON.stringify(events.filter(({ type }) => type !== 'levels'))}`));
      }, withinMs);
      const ignore = audio.listen((event) => {
        if (!fits(event)) return;
        clearTimeout(late);
        ignore();
        resolve(event);
      });
      promise.catch(() => undefined); // whoever awaits it is told; a test that failed before must not fail the whole run as well
      return promise;
    },
    async stop() {
      await audio.stop();
      await server.stop();
      if (sound === undefined) await heard.stop();
    },
  };
}

/** Kills PulseAudio as a crash would: no client is told. */
export function killPulseAudio(sound: VirtualSound): void {
  signalPulseAudio(sound, 'SIGKILL');
}

export function signalPulseAudio(sound: VirtualSound, signal: NodeJS.Signals): void {
  const socket = sound.pulseServer.replace('unix:', '');
  process.kill(Number(readFileSync(`${dirname(socket)}/run/pid`, 'utf8')), signal);
}
