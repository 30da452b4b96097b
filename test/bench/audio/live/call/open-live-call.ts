import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { VoiceProcessing } from '#contract/audio.ts';
import { callId } from '#contract/call.ts';
import { privateFolder } from '../../../../../build/setup/private-folder.ts';
import { openWebAudio, type RunningWebAudio } from '../../../../../main/adapters/audio-process/web-audio.ts';
import { systemClock } from '../../../../../main/adapters/clock/system-clock.ts';
import type { WebAudioEvent, WebAudioSession } from '../../../../../main/core/ports.ts';
import { memoryLog, type MemoryLog } from '../../../../support/memory-log.ts';
import { AUDIO_PROCESS_ENTRY, forkWithNode, type NodeFork } from '../../../../support/sound/fork-audio-process.ts';
import type { MeterLine } from './audio-meter.ts';
import { startFarEnd, type FarEnd } from './start-far-end.ts';

const METER = new URL('audio-meter.ts', import.meta.url).href;
/** A line is written at once; a process that does not is stuck. */
const METERED_WITHIN_MS = 2_000;

export const NO_VOICE_PROCESSING: VoiceProcessing = { echoCancellation: false, noiseSuppression: false, autoGain: false };
export const ALL_VOICE_PROCESSING: VoiceProcessing = { echoCancellation: true, noiseSuppression: true, autoGain: true };

/** A whole call of a web number on virtual devices: this process is main, the audio process and the far end are others. */
export interface LiveCall {
  readonly audio: RunningWebAudio;
  readonly node: NodeFork;
  readonly far: FarEnd;
  readonly log: MemoryLog;
  readonly events: readonly WebAudioEvent[];
  readonly session: WebAudioSession;
  /** Of the audio process since the last time it was asked. */
  meter(): Promise<MeterLine>;
  stop(): Promise<void>;
}

export async function openLiveCall(order: {
  readonly env: NodeJS.ProcessEnv;
  readonly voice: VoiceProcessing;
  readonly watchesLoop?: boolean;
  readonly farEnd?: 'speech' | 'tone';
  /** The default ones where it does not say. */
  readonly device?: string;
}): Promise<LiveCall> {
  const folder = privateFolder('meter');
  const meterFile = join(folder, 'lines');
  const far = await startFarEnd(order.farEnd ?? 'speech');
  const node = forkWithNode({ imports: [METER] });
  const log = memoryLog();
  const events: WebAudioEvent[] = [];
  const audio = openWebAudio({
    fork: node.fork,
    entry: AUDIO_PROCESS_ENTRY,
    env: { ...process.env, ...order.env, PILOT_METER_FILE: meterFile, PILOT_METER_LOOP: (order.watchesLoop ?? false) ? '1' : '0' },
    clock: systemClock,
    log,
  });
  const stop = async (): Promise<void> => {
    await audio.stop();
    await far.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  audio.listen((event) => events.push(event));
  audio.useVoice(order.voice);
  if (order.device !== undefined) audio.useDevices({ microphone: order.device, speaker: order.device });
  const session: WebAudioSession = { callId: callId('call-1'), wsUrl: far.wsUrl, mode: 'talk', sampleRate: 16_000, muted: false };
  const opened = await audio.open(session);
  if (!opened.ok) {
    await stop();
    throw new Error(`no sound: ${opened.error.code} ${opened.error.detail ?? ''}\n${log.text()}`);
  }
  return {
    audio,
    node,
    far,
    log,
    events,
    session,
    async meter() {
      const before = linesOf(meterFile).length;
      process.kill(node.engine().pid ?? 0, 'SIGUSR2');
      for (const sinceMs = performance.now(); performance.now() - sinceMs < METERED_WITHIN_MS; await delay(20)) {
        const line = linesOf(meterFile)[before];
        if (line !== undefined) return JSON.parse(line) as MeterLine; // audio-meter.ts wrote it
      }
      throw new Error('the audio process does not answer its meter');
    },
    stop,
  };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } catch {
    return []; // nothing written yet
  }
}
