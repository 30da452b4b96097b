import { join } from 'node:path';
import type { CreateResampler } from '../../../../../main/audio/dsp/resampler.ts';
import { floatsOf } from '../../../../support/sound/tone-analysis.ts';
import type { Trace } from '../../../../support/traces/read-traces.ts';
import { writeWav } from '../../../../support/sound/wav-file.ts';
import { callInChromium } from './chromium-call.ts';
import { convert } from './convert.ts';
import { decodeOpus } from './decode-opus.ts';
import { heardQuality, type HeardQuality } from './heard-quality.ts';
import { netEqFigures, type PlayoutFigures } from './neteq-figures.ts';
import { playThroughOurs } from './our-playout.ts';
import { samePackets } from './same-packets.ts';

const OPUS_HZ = 48_000;
/** What web numbers send. */
const WIRE_HZ = 16_000;
const FRAME_MS = 20;

export interface Compared {
  readonly netEq: PlayoutFigures & HeardQuality;
  readonly ours: PlayoutFigures & HeardQuality;
}

/**
 * One live call of NetEq's over the trace, and ours with the same packets at the same instants: what Chromium encoded is
 * decoded here and goes on as the PCM that our wire carries. Both are compared with that decoded sound, so the codec
 * counts for neither. Writes what was heard of both.
 */
export async function compareOnTrace(order: {
  readonly trace: Trace;
  readonly voice: string;
  readonly seconds: number;
  readonly outputFolder: string;
  readonly createResampler: CreateResampler;
}): Promise<Compared> {
  const { trace, createResampler } = order;
  const call = await callInChromium({ voice: order.voice, traceMs: trace.lateMs, seconds: order.seconds });
  const packets = samePackets(call.packets, call.opus);
  const linkMs = packets.reduce((sum, { inMs, outMs }) => sum + outMs - inMs, 0) / packets.length;

  const sent = await decodeOpus(packets.map(({ opus }) => opus));
  const heardOfNetEq = floatsOf(call.heard);
  const wire = convert(sent, { fromHz: OPUS_HZ, toHz: WIRE_HZ }, createResampler);
  const ours = playThroughOurs({ wire, frameMs: FRAME_MS, packets });
  const up = (samples: Float32Array): Float32Array => convert(samples, { fromHz: WIRE_HZ, toHz: OPUS_HZ }, createResampler);

  const file = (whose: string): string => join(order.outputFolder, `live-${trace.name}-${whose}.wav`);
  writeWav(file('sent'), sent, OPUS_HZ);
  writeWav(file('neteq'), heardOfNetEq, OPUS_HZ);
  writeWav(file('ours'), ours.heard, WIRE_HZ);
  return {
    netEq: {
      ...netEqFigures({ ...call, linkMs }),
      ...heardQuality({ heard: heardOfNetEq, reference: sent, rateHz: OPUS_HZ, createResampler }),
    },
    ours: { ...ours.figures, ...heardQuality({ heard: up(ours.heard), reference: up(wire), rateHz: OPUS_HZ, createResampler }) },
  };
}
