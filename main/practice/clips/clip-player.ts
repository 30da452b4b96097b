import { isFinal } from '../calls/call-machine.ts';
import type { Exchange } from '../calls/exchange.ts';
import type { PracticeCall } from '../calls/practice-call.ts';
import { startPacer } from '../media/pacer.ts';
import { atRate } from './at-rate.ts';
import type { Clip } from './clip.ts';
import { decodeWav } from './decode-wav.ts';
import { fetchClip } from './fetch-clip.ts';

const FRAME_MS = 20;
/** Nearly a minute of 16-bit stereo at 48 kHz, more than ten of mono at 8 kHz. */
const MOST_BYTES = 10 * 1_024 * 1_024;

/** Takes what `/play` is given, and plays it into the customer's ear once the call is connected. */
export interface ClipPlayer {
  queue(call: PracticeCall, url: string): void;
}

interface Playback {
  readonly clip: Clip;
  /** At the call's rate; null until it has been fetched. */
  sound: Int16Array | null;
}

export function createClipPlayer(exchange: Exchange): ClipPlayer {
  const { world } = exchange;
  /** What each call still has to hear, in order; a call has an entry while its pacer runs. */
  const waiting = new Map<PracticeCall, Playback[]>();

  const run = (call: PracticeCall, playbacks: Playback[]): void => {
    let at = 0;
    const stopPacer = startPacer({
      clock: world.clock,
      frameMs: FRAME_MS,
      onFrame() {
        if (call.state.status !== 'ACCEPTED') return;
        while (isOver(playbacks[0]?.clip)) playbacks.shift();
        const now = playbacks[0];
        if (now === undefined) {
          stop();
          return;
        }
        if (now.sound === null || call.audio === null) {
          call.audio?.hearClip(null); // the next clip is still on its way: the business is heard meanwhile
          return;
        }
        const frame = now.sound.subarray(at, at + (call.audio.sampleRateHz * FRAME_MS) / 1_000);
        at += frame.length;
        now.clip.state = at < now.sound.length ? 'playing' : 'played';
        if (now.clip.state === 'played') at = 0;
        if (frame.length > 0) call.audio.hearClip(frame);
      },
    });
    const stop = (): void => {
      stopPacer();
      waiting.delete(call);
      call.cancelTimers.delete(stop);
      call.audio?.hearClip(null);
    };
    call.cancelTimers.add(stop);
  };

  const load = async (call: PracticeCall, playback: Playback): Promise<void> => {
    const gaveUp = new AbortController();
    const giveUp = (): void => {
      gaveUp.abort();
    };
    call.cancelTimers.add(giveUp);
    const cancelPatience = world.clock.after(world.times.clipFetchMs, giveUp);
    const bytes = await fetchClip({ url: playback.clip.url, mostBytes: MOST_BYTES, signal: gaveUp.signal });
    cancelPatience();
    call.cancelTimers.delete(giveUp);
    if (isFinal(call.state)) return;
    const sound = typeof bytes === 'string' ? bytes : decodeWav(bytes);
    if (typeof sound === 'string') {
      Object.assign(playback.clip, { state: 'inaudible', why: sound });
      return;
    }
    const { sampleRateHz } = await exchange.audioOf(call);
    playback.sound = atRate(sound, sampleRateHz);
    playback.clip.state = 'ready';
  };

  return {
    queue(call, url) {
      const clip: Clip = { url, state: 'queued', why: notWav(url) };
      call.playQueue.push(clip);
      if (clip.why !== null) {
        clip.state = 'inaudible';
        return;
      }
      const playback: Playback = { clip, sound: null };
      const known = waiting.get(call);
      if (known === undefined) {
        const playbacks = [playback];
        waiting.set(call, playbacks);
        run(call, playbacks);
      } else known.push(playback);
      load(call, playback).catch((cause: unknown) => {
        Object.assign(clip, { state: 'inaudible', why: 'the practice line failed to play it' });
        world.report('load a clip', cause);
      });
    },
  };
}

function isOver(clip: Clip | undefined): boolean {
  return clip?.state === 'played' || clip?.state === 'inaudible';
}

/** The real service plays MP3 and Opus too. */
function notWav(url: string): string | null {
  const format = /\.(\w+)(?:\?.*)?$/.exec(url)?.[1]?.toLowerCase() ?? '';
  return format === 'wav' ? null : `the practice line plays .wav only: a .${format} is taken, but nobody hears it`;
}
