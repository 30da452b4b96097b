import type { WireSampleRate } from '#contract/settings.ts';
import { SILENCE_DBFS } from '../dsp/level-meter.ts';
import type { CreateResampler } from '../dsp/resampler.ts';
import { NOTHING_SENT, type SendCounts } from './send-counts.ts';
import { createUplink, type Uplink, type UplinkShape } from './uplink.ts';

/** What a call sends over all its sockets, whatever their sample rate; nothing where it only listens. */
export interface CallUplink {
  captured(block: Float32Array, nowMs: number, speaks: boolean | null): void;
  /** A socket has opened: from the first one on there is somebody to hear it. */
  connected(): void;
  adoptRate(sampleRate: WireSampleRate): void;
  /** Hands over what is due. */
  send(nowMs: number, socket: FrameSink): void;
  setMuted(muted: boolean): void;
  takeDbfs(): number;
  readonly sentBytes: number;
  /** Null where it only listens. */
  readonly counts: SendCounts | null;
  dispose(): void;
}

export interface FrameSink {
  readonly unsentBytes: number;
  send(frame: Buffer): void;
}

export function createCallUplink(order: {
  readonly mode: 'talk' | 'listen';
  readonly sampleRate: WireSampleRate;
  readonly sendFrameMs: number;
  readonly muted: boolean;
  readonly createResampler: CreateResampler;
  readonly sending?: UplinkShape['sending'];
}): CallUplink {
  return order.mode === 'talk' ? talking(order) : LISTENING;
}

const LISTENING: CallUplink = {
  captured: () => undefined,
  connected: () => undefined,
  adoptRate: () => undefined,
  send: () => undefined,
  setMuted: () => undefined,
  takeDbfs: () => SILENCE_DBFS,
  sentBytes: 0,
  counts: null,
  dispose: () => undefined,
};

function talking(order: Parameters<typeof createCallUplink>[0]): CallUplink {
  const { createResampler, sending, sendFrameMs: frameMs } = order;
  let { muted } = order;
  const at = (sampleRate: WireSampleRate): Uplink =>
    createUplink({ sampleRate, frameMs, muted, createResampler, ...(sending === undefined ? {} : { sending }) });
  let uplink = at(order.sampleRate);
  let earlier: SendCounts = NOTHING_SENT;
  let isWanted = false;
  let sentBytes = 0;
  return {
    captured(block, nowMs, speaks) {
      if (isWanted) uplink.captured(block, nowMs, speaks); // before, nobody hears it yet, and it would be old when somebody does
    },
    connected() {
      isWanted = true;
    },
    adoptRate(sampleRate) {
      earlier = added(earlier, uplink.counts);
      uplink.dispose();
      uplink = at(sampleRate);
    },
    send(nowMs, socket) {
      for (let frame = uplink.next(nowMs, socket.unsentBytes); frame !== null; frame = uplink.next(nowMs, socket.unsentBytes)) {
        sentBytes += frame.length;
        socket.send(frame);
      }
    },
    setMuted(nowMuted) {
      muted = nowMuted;
      uplink.setMuted(nowMuted);
    },
    takeDbfs: () => uplink.takeDbfs(),
    get sentBytes() {
      return sentBytes;
    },
    get counts() {
      return added(earlier, uplink.counts);
    },
    dispose: () => {
      uplink.dispose();
    },
  };
}

function added(one: SendCounts, other: SendCounts): SendCounts {
  return {
    sent: one.sent + other.sent,
    dropped: one.dropped + other.dropped,
    silence: one.silence + other.silence,
    givenBack: one.givenBack + other.givenBack,
  };
}
