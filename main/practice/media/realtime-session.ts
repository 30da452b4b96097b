import type { WebSocket } from 'ws';
import type { MediaLeg } from '../calls/practice-call.ts';
import type { PracticeClock } from '../practice-clock.ts';
import type { PracticeSwitches } from '../practice-switches.ts';
import type { CallAudio } from './call-audio.ts';
import { startPacer } from './pacer.ts';

/** Frames sent at once when the stream is cut into bursts. */
const BURST_FRAMES = 5;
/** The family of engines behind web numbers works in frames of 60 ms; the strictest of them takes nothing else. */
const ENGINE_FRAME_MS = 60;
/** A client from which nothing came for so many pings is gone, whatever TCP says: 60 s in the engine this imitates. */
const UNANSWERED_PINGS = 3;

/** What one media socket runs on. `onGone` is called once, when the socket has closed for whatever reason. */
export interface RealtimeSessionInput {
  readonly socket: WebSocket;
  readonly audio: CallAudio;
  readonly mode: 'talk' | 'listen';
  readonly switches: PracticeSwitches;
  readonly clock: PracticeClock;
  readonly pingEveryMs: number;
  readonly onGone: () => void;
}

/** Streams a call's audio over a socket: bare PCM16LE messages both ways. The answer's `close` ends the stream as a finished call does. */
export function startRealtimeSession(input: RealtimeSessionInput): MediaLeg & { cut(): void } {
  const { socket, audio, switches, clock } = input;
  const frame = new Int16Array((audio.sampleRateHz * switches.realtimeFrameMs) / 1_000);
  const cutter = createCutter(switches.realtimeCut);
  const receive = createReceiver(audio);
  const strictBytes = (audio.sampleRateHz * ENGINE_FRAME_MS * 2) / 1_000;

  if (switches.realtimeAnnounce) socket.send(JSON.stringify({ event: 'start', sampleRate: audio.sampleRateHz, channels: 1 }));
  const stopPacer = startPacer({
    clock,
    frameMs: switches.realtimeFrameMs,
    onFrame() {
      audio.speak(frame);
      for (const message of cutter(pcm16le(frame))) socket.send(message);
    },
  });
  let unanswered = 0;
  const stopPings = startPacer({
    clock,
    frameMs: input.pingEveryMs,
    onFrame() {
      if (unanswered >= UNANSWERED_PINGS) socket.terminate();
      unanswered += 1;
      socket.ping();
    },
  });
  socket.on('pong', () => (unanswered = 0));

  socket.on('message', (payload, isBinary) => {
    unanswered = 0;
    if (!isBinary || input.mode === 'listen' || !Buffer.isBuffer(payload)) return;
    if (switches.realtimeStrictFrames && payload.length !== strictBytes) {
      socket.close(1003, `messages must have ${String(strictBytes)} bytes`);
      return;
    }
    receive(payload);
  });
  // A reset connection reports an error and then closes; the close is what matters.
  socket.on('error', () => undefined);
  socket.once('close', () => {
    stopPacer();
    stopPings();
    input.onGone();
  });

  return {
    close() {
      stopPacer();
      if (socket.readyState === socket.OPEN) {
        socket.send(JSON.stringify({ event: 'stop' }));
        socket.close(1000, 'call ended');
      }
      return Promise.resolve();
    },
    cut() {
      socket.terminate();
    },
  };
}

/** PCM samples as little-endian bytes, in a buffer of their own: the socket keeps it until it is sent. */
function pcm16le(samples: Int16Array): Buffer {
  const bytes = Buffer.allocUnsafe(samples.length * 2);
  for (let index = 0; index < samples.length; index += 1) bytes.writeInt16LE(samples[index] ?? 0, index * 2);
  return bytes;
}

/** Cuts a row of frames into the messages that go out. */
function createCutter(how: PracticeSwitches['realtimeCut']): (frame: Buffer) => readonly Buffer[] {
  let kept: Buffer[] = [];
  switch (how) {
    case 'frames':
      return (frame) => [frame];
    case 'odd-bytes':
      return (frame) => {
        const row = Buffer.concat([...kept, frame]);
        const length = kept.length === 0 ? row.length - 1 : row.length;
        kept = length === row.length ? [] : [row.subarray(length)];
        return [row.subarray(0, length)];
      };
    case 'bursts':
      return (frame) => {
        kept.push(frame);
        if (kept.length < BURST_FRAMES) return [];
        const burst = kept;
        kept = [];
        return burst;
      };
  }
}

/** Takes messages of any length, carrying an odd last byte over to the next. */
function createReceiver(audio: CallAudio): (payload: Buffer) => void {
  let odd = Buffer.alloc(0);
  return (payload) => {
    const row = odd.length === 0 ? payload : Buffer.concat([odd, payload]);
    const samples = new Int16Array(row.length >> 1);
    for (let index = 0; index < samples.length; index += 1) samples[index] = row.readInt16LE(index * 2);
    odd = Buffer.from(row.subarray(samples.length * 2));
    if (samples.length > 0) audio.hear(samples);
  };
}
