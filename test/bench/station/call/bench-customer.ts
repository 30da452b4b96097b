import { setTimeout as delay } from 'node:timers/promises';
import { findCustomer } from '../../../../main/practice/customers/customers.ts';
import { openCallAudio } from '../../../../main/practice/media/call-audio.ts';
import { rmsDbfs } from '../../../../main/practice/media/tone-power.ts';
import { openWhatsappPeer } from '../../../../main/practice/media/whatsapp-peer.ts';
import { systemClock } from '../../../../main/practice/practice-clock.ts';
import { openDelayedPath } from './delayed-path.ts';

const LOOPBACK = '127.0.0.1';
const AUDIBLE_DBFS = -45;
const LOOK_EVERY_MS = 2;

/** The practice line's customer at the other end of one Meta call: says 1 kHz once it is answered. Times are of performance.now(). */
export interface BenchCustomer {
  /** Its offer, or its answer to ours. */
  readonly sdp: string;
  /** The station's answer, as pre-accept or accept brings it. */
  take(answerSdp: string): Promise<void>;
  /** Accept's 2xx, or the customer's own answer: its microphone opens. */
  answered(): void;
  /** When the agent was first heard. Throws where that does not happen in time. */
  hearsAgent(withinMs: number): Promise<number>;
  /** When the first packet came, of whatever sound; null before. */
  firstPacketMs(): number | null;
  close(): Promise<void>;
}

export interface BenchCustomerOrder {
  /** Of the way between it and the station. */
  readonly roundTripMs: number;
  /** Ours, where we call. */
  readonly offer?: string;
}

export async function openBenchCustomer({ roundTripMs, offer }: BenchCustomerOrder): Promise<BenchCustomer> {
  const customer = findCustomer('tone');
  if (customer === undefined) throw new Error('the practice line has no tone');
  const clock = systemClock();
  const audio = await openCallAudio({ customer, sampleRateHz: 48_000, echoDelayMs: 0, now: clock.now });
  let isAnswered = false;
  let firstPacketMs: number | null = null;
  let heardMs: number | null = null;
  const peer = await openWhatsappPeer({
    ...(offer === undefined ? {} : { offer }),
    addresses: [LOOPBACK],
    clock,
    maySpeak: () => isAnswered,
    onRtp() {
      firstPacketMs ??= performance.now();
    },
    report: (what, cause) => process.emitWarning(`${what}: ${String(cause)}`),
    audio: {
      ...audio,
      hear(samples) {
        if (heardMs === null && rmsDbfs(Float32Array.from(samples, (sample) => sample / 32_768)) > AUDIBLE_DBFS)
          heardMs = performance.now();
      },
    },
  });
  const path = roundTripMs === 0 ? null : await openDelayedPath({ sdp: peer.localSdp, oneWayMs: roundTripMs / 2 });
  return {
    sdp: path === null ? peer.localSdp : path.sdp,
    take: (answerSdp) => peer.applyAnswer(answerSdp),
    answered() {
      isAnswered = true;
    },
    async hearsAgent(withinMs) {
      const deadline = performance.now() + withinMs;
      while (heardMs === null) {
        if (performance.now() > deadline) throw new Error(`the agent was not heard; first packet: ${String(firstPacketMs)}`);
        await delay(LOOK_EVERY_MS);
      }
      return heardMs;
    },
    firstPacketMs: () => firstPacketMs,
    async close() {
      await peer.close();
      await path?.close();
      audio.close();
      clock.cancelAll();
    },
  };
}
