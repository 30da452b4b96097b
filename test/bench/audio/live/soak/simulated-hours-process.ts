/**
 * Hours of a call through both directions of the engine under a simulated clock: `simulated-hours-process.ts HOURS`, with
 * `--expose-gc`. Sends one `SimulatedHours` and waits to be killed.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createDownlink } from '../../../../../main/audio/downlink/downlink.ts';
import { loadResamplers } from '../../../../../main/audio/dsp/resampler.ts';
import { BLOCK_SAMPLES } from '../../../../../main/audio/dsp/sound-format.ts';
import { createUplink } from '../../../../../main/audio/uplink/uplink.ts';
import { talkerVoice } from '../../../../../main/practice/customers/talker-voice.ts';
import { chanceOf } from '../../../../support/simulation/chance.ts';
import { dieWithParent } from '../../../../support/die-with-parent.ts';

export interface SimulatedHours {
  /** After ten minutes, then after each hour, garbage collected. */
  readonly heapBytes: readonly number[];
  readonly rssBytes: readonly number[];
  readonly sentFrames: number;
  readonly receivedSamples: number;
}

const RATE_HZ = 16_000;
const FRAME_MS = 20;
const BLOCK_MS = 10;
const FRAME_SAMPLES = (RATE_HZ / 1_000) * FRAME_MS;
const FRAME_BYTES = FRAME_SAMPLES * 2;
const SPEECH_SECONDS = 25;
const JITTER_MS = 8;
const HOUR_MS = 3_600_000;
const FIRST_READING_MS = 600_000;

dieWithParent();
const hours = Number(process.argv[2] ?? 0);
const createResampler = await loadResamplers();
const downlink = createDownlink({ sampleRate: RATE_HZ, createResampler });
const uplink = createUplink({ sampleRate: RATE_HZ, frameMs: 60, muted: false, createResampler });
const chance = chanceOf(4, 'soak');
const voice = await talkerVoice(RATE_HZ);
const speech = new Int16Array(RATE_HZ * SPEECH_SECONDS);
for (let from = 0; from < speech.length; from += FRAME_SAMPLES) voice.speak(speech.subarray(from, from + FRAME_SAMPLES));
voice.close();
const bytes = Buffer.from(speech.buffer);

const out = new Float32Array(BLOCK_SAMPLES);
const captured = new Float32Array(BLOCK_SAMPLES);
const heapBytes: number[] = [];
const rssBytes: number[] = [];
let frame = 0;
let arrivesMs = 0;
let sentFrames = 0;
let nextReadingMs = FIRST_READING_MS;
for (let nowMs = 0; nowMs <= hours * HOUR_MS; nowMs += BLOCK_MS) {
  for (; arrivesMs <= nowMs; frame += 1) {
    const from = (frame * FRAME_BYTES) % bytes.length;
    downlink.receive(bytes.subarray(from, from + FRAME_BYTES), arrivesMs);
    arrivesMs = Math.max(arrivesMs, (frame + 1) * FRAME_MS - JITTER_MS * Math.log(1 - chance.share()));
  }
  downlink.fill(out, nowMs);
  captured.set(out); // the far side's words are as good as any
  uplink.captured(captured, nowMs);
  while (uplink.next(nowMs, 0) !== null) sentFrames += 1;
  if (nowMs % 1_000 === 0) {
    downlink.takeDbfs();
    uplink.takeDbfs();
  }
  if (nowMs < nextReadingMs) continue;
  nextReadingMs = heapBytes.length === 0 ? HOUR_MS : nextReadingMs + HOUR_MS;
  await nextTurn();
  globalThis.gc?.();
  heapBytes.push(process.memoryUsage().heapUsed);
  rssBytes.push(process.memoryUsage.rss());
}
const report: SimulatedHours = { heapBytes, rssBytes, sentFrames, receivedSamples: downlink.stats.received };
process.send?.(report);
setInterval(() => undefined, 1_000);
