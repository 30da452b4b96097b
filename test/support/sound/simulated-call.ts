import { openCallStream, type CallStream } from '../../../main/audio/call-stream.ts';
import { BLOCK_MS, BLOCK_SAMPLES, INNER_RATE_HZ } from '../../../main/audio/dsp/sound-format.ts';
import type { CreateResampler } from '../../../main/audio/dsp/resampler.ts';
import type { AudioReport, StreamTarget } from '../../../main/audio/protocol.ts';
import { simulateService, type ServiceShape, type SimulatedService } from './simulated-service.ts';
import { rampAt, spokenAt, spokenFrom } from './time-ramp.ts';

const TICK_MS = 20;
/** Where something was left out, a frame rises from silence at first: its time is read behind that. */
const RISEN_MS = 6;

export interface CallShape extends ServiceShape {
  readonly untilMs: number;
  readonly createResampler: CreateResampler;
  readonly target?: Partial<StreamTarget>;
  /** Reading the call and asking for a session takes main this long; null where main never asks. */
  readonly reopensAfterMs?: number | null;
  /** When the audio process gets to run. */
  readonly isAwake?: (nowMs: number) => boolean;
  /** Every millisecond, after everything else. */
  readonly meanwhile?: (nowMs: number, call: { readonly stream: CallStream; readonly service: SimulatedService }) => void;
}

export interface PlayedBlock {
  readonly atMs: number;
  readonly samples: Float32Array;
  /** When its first sample was spoken at the customer's; null where it is silence, a seam, or invented. */
  readonly spokenMs: number | null;
}

/** A frame as it reached the service, or was handed to a socket. */
export interface SpokenFrame {
  readonly atMs: number;
  readonly socket: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** One call over the real uplink, downlink, link watch, session: only network, clock, devices are simulated. */
export function simulateCall(shape: CallShape) {
  const service = simulateService(shape);
  const rateHz = shape.rateHz ?? 16_000;
  const reports: { readonly atMs: number; readonly report: AudioReport }[] = [];
  const played: PlayedBlock[] = [];
  const block = new Float32Array(BLOCK_SAMPLES);
  const mix = new Float32Array(BLOCK_SAMPLES);
  const isAwake = shape.isAwake ?? (() => true);
  let nowMs = 0;
  let reopenAtMs: number | null = null;
  let isOver = false;

  const stream = openCallStream(
    1,
    { wsUrl: 'wss://x/0', sampleRate: 16_000, mode: 'talk', muted: false, sendFrameMs: 60, ...shape.target },
    {
      now: () => nowMs,
      createResampler: shape.createResampler,
      openSocket: service.openSocket,
      connected: () => undefined,
      over: () => (isOver = true),
      report(report) {
        reports.push({ atMs: nowMs, report });
        const delayMs = shape.reopensAfterMs === undefined ? 100 : shape.reopensAfterMs;
        if ((report.type === 'lost' || report.type === 'open-failed') && delayMs !== null) reopenAtMs = nowMs + delayMs;
      },
    },
  );
  for (nowMs = 1; nowMs <= shape.untilMs && !isOver; nowMs += 1) {
    service.pass(nowMs);
    if (isAwake(nowMs)) {
      if (nowMs % BLOCK_MS === 0) {
        for (let index = 0; index < BLOCK_SAMPLES; index += 1) block[index] = rampAt(nowMs - BLOCK_MS + (index * 1_000) / INNER_RATE_HZ);
        stream.captured(block);
        mix.fill(0);
        stream.play(mix);
        played.push({ atMs: nowMs, samples: mix.slice(), spokenMs: spokenFrom(mix, INNER_RATE_HZ) });
      }
      if (nowMs % TICK_MS === 0 && !isOver) stream.tick();
      if (nowMs % 100 === 0 && !isOver) stream.reportLevels();
    }
    if (reopenAtMs !== null && nowMs >= reopenAtMs) {
      reopenAtMs = null;
      stream.reopen(`wss://x/${nowMs}`);
    }
    shape.meanwhile?.(nowMs, { stream, service });
  }
  stream.close();

  const spoken = (frames: SimulatedService['received']): readonly SpokenFrame[] =>
    frames.map(({ atMs, socket, pcm }) => ({
      atMs,
      socket,
      firstMs: firstSpokenMs(pcm, rateHz),
      lastMs: (spokenAt(pcm.readInt16LE(pcm.length - 2) / 32_768) ?? Number.NaN) + 1_000 / rateHz,
    }));
  const told = <Type extends AudioReport['type']>(type: Type): readonly { atMs: number; report: Extract<AudioReport, { type: Type }> }[] =>
    reports.flatMap(({ atMs, report }) => (isOf(report, type) ? [{ atMs, report }] : []));
  return { service, reports, told, played, received: spoken(service.received), handedOver: spoken(service.handedOver) };
}

function firstSpokenMs(pcm: Buffer, rateHz: number): number {
  const from = Math.round((RISEN_MS * rateHz) / 1_000);
  const samples = Float32Array.from({ length: from }, (_, index) => pcm.readInt16LE(2 * (from + index)) / 32_768);
  return (spokenFrom(samples, rateHz) ?? Number.NaN) - RISEN_MS;
}

function isOf<Type extends AudioReport['type']>(report: AudioReport, type: Type): report is Extract<AudioReport, { type: Type }> {
  return report.type === type;
}
