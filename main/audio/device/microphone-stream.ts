import { createBlockConverter } from '../dsp/block-converter.ts';
import type { CreateResampler } from '../dsp/resampler.ts';
import { BLOCK_SAMPLES, INNER_RATE_HZ, readPcm16 } from '../dsp/sound-format.ts';
import { candidateRates, samplesPerBlock, streamOptions } from './device-rate.ts';
import { quitWithin, startAtFirstRate, type StreamOpening } from './open-stream.ts';
import type { PortAudio, PortAudioDevice, PortAudioStream } from './load-port-audio.ts';
import { createStaleCapture } from './stale-capture.ts';

export interface MicrophoneOrder {
  readonly portAudio: PortAudio;
  readonly device: PortAudioDevice;
  readonly createResampler: CreateResampler;
  readonly now: () => number;
  /** A block at the inner rate; it is reused for the next one. */
  readonly captured: (block: Float32Array) => void;
  /** The device called back, whatever came of it. */
  readonly alive: () => void;
  readonly broke: (reason: string) => void;
}

export function openMicrophone(order: MicrophoneOrder): StreamOpening {
  const { portAudio, device, now } = order;
  const started = startAtFirstRate(candidateRates(device), (atHz) =>
    portAudio.open({ inOptions: streamOptions({ device, direction: 'microphone', rateHz: atHz }) }),
  );
  if (started.io === null) return { ok: false, reason: started.reason, refusals: started.refusals };
  const { io, rateHz, refusals } = started;

  const stale = createStaleCapture();
  const blockBytes = samplesPerBlock(rateHz) * 2;
  const room = new Float32Array(samplesPerBlock(rateHz));
  let heard = room; // a view only for a block that is shorter, which is rare
  const converter = createBlockConverter({
    rates: { fromHz: rateHz, toHz: INNER_RATE_HZ },
    longestInput: room.length,
    blockSamples: BLOCK_SAMPLES,
    createResampler: order.createResampler,
  });
  let closing = false;
  const hear = (bytes: Buffer): void => {
    order.alive();
    if (!stale.isFresh(now())) return;
    const count = Math.min(room.length, bytes.length >> 1);
    if (count !== heard.length) heard = room.subarray(0, count);
    readPcm16({ bytes, out: heard, count });
    converter.push(heard, order.captured);
  };
  const took = ({ buf, finished, err }: Awaited<ReturnType<PortAudioStream['read']>>): void => {
    if (closing || finished === true) return;
    if (buf === undefined) order.broke(err ?? 'it gave nothing');
    else {
      hear(buf);
      readNext();
    }
  };
  const failed = (cause: unknown): void => {
    if (!closing) order.broke(String(cause));
  };
  // One read is waiting at any time: its answer is the device's clock.
  const readNext = (): void => {
    io.read(blockBytes).then(took, failed);
  };
  readNext();

  return {
    ok: true,
    refusals,
    stream: {
      device: device.name,
      async close() {
        closing = true;
        const quit = await quitWithin(io);
        converter.dispose();
        return quit;
      },
    },
  };
}
