import { callId } from '#contract/call.ts';
import { openWebAudio } from '../../../main/adapters/audio-process/web-audio.ts';
import { type AudioReport, LIST_DEVICES } from '../../../main/audio/protocol.ts';
import type { WebAudioEvent, WebAudioSession } from '../../../main/core/ports.ts';
import { createSimulatedClock } from '../fakes/simulated-clock.ts';
import { memoryLog } from '../memory-log.ts';
import { fakeChild } from './supervised-processes.ts';

export const CALL = callId('call-1');

/** The audio of web numbers under a simulated clock, over processes that say what the test says; the first is ready. */
export function scriptedWebAudio() {
  const clock = createSimulatedClock();
  const processes: ReturnType<typeof fakeChild>[] = [];
  const looks: ReturnType<typeof fakeChild>[] = [];
  const events: WebAudioEvent[] = [];
  const audio = openWebAudio({
    fork(_entry, args) {
      const one = fakeChild({}, args);
      (args.includes(LIST_DEVICES) ? looks : processes).push(one);
      return one.child;
    },
    entry: 'audio-process.js',
    env: {},
    clock,
    log: memoryLog(),
  });
  audio.listen((event) => events.push(event));
  const process = () => processes.at(-1) ?? expectProcess();
  process().say({ type: 'ready' });
  const session = (changes: Partial<WebAudioSession> = {}): WebAudioSession => ({
    callId: CALL,
    wsUrl: 'wss://x/0',
    mode: 'talk',
    sampleRate: 16_000,
    muted: false,
    ...changes,
  });
  return {
    clock,
    audio,
    /** The newest one that was started for calls. */
    process,
    /** Every look at the devices by a process of its own. */
    looks,
    session,
    of: <Type extends WebAudioEvent['type']>(type: Type) =>
      events.filter((event): event is Extract<WebAudioEvent, { readonly type: Type }> => event.type === type),
    /** A call with sound; answers its stream. */
    async sounding(changes: Partial<WebAudioSession> = {}): Promise<number> {
      const opening = audio.open(session(changes));
      await clock.settle();
      const stream = process().told('open').at(-1)?.stream ?? 0;
      process().say({ type: 'opened', stream });
      const opened = await opening;
      if (!opened.ok) throw new Error(`not opened: ${opened.error.code}`);
      return stream;
    },
  };
}

function expectProcess(): never {
  throw new Error('no process was started');
}

/** What a stream tells of itself in its n-th second, where all is well. */
export function qualityOf(stream: number, seconds: number): Extract<AudioReport, { readonly type: 'quality' }> {
  const nothing = { concealedPercent: 0, acceleratedPercent: 0, expandedPercent: 0, xruns: null, receivedBytes: 0, sentBytes: 0 };
  const unknown = { roundTripMs: null, jitterMs: null, lostPercent: null, sendLostPercent: null };
  return {
    type: 'quality',
    stream,
    second: { ...nothing, ...unknown, delayMs: 60, targetMs: 60, driftPpm: 0, microphoneDbfs: -30, farDbfs: -30, sendDropped: 0 },
    whole: { ...nothing, seconds, delayMs: 60, worstDelayMs: 90, concealmentEvents: 0, sendDropped: 0, reconnects: 0 },
  };
}
