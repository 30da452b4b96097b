import { createPullConverter } from '../dsp/block-converter.ts';
import type { CreateResampler } from '../dsp/resampler.ts';
import { BLOCK_SAMPLES, INNER_RATE_HZ, writePcm16 } from '../dsp/sound-format.ts';
import { createFillWait } from './fill-wait.ts';
import { candidateRates, QUEUED_BLOCKS, samplesPerBlock, streamOptions } from './device-rate.ts';
import { quitWithin, startAtFirstRate, type StreamOpening } from './open-stream.ts';
import type { PortAudio, PortAudioDevice } from './load-port-audio.ts';

export interface SpeakerOrder {
  readonly portAudio: PortAudio;
  readonly device: PortAudioDevice;
  readonly createResampler: CreateResampler;
  readonly now: () => number;
  /** Fills a block at the inner rate with what should sound next: silence where there is nothing. */
  readonly fill: (block: Float32Array) => void;
  /** The device took a block. */
  readonly alive: () => void;
  readonly broke: (reason: string) => void;
}

/**
 * Always fed, because a starved PortAudio callback blocks instead of playing silence. One write is in flight and
 * its answer leads to the next, so the device's clock sets the pace.
 */
export function openSpeaker(order: SpeakerOrder): StreamOpening {
  const { portAudio, device } = order;
  const started = startAtFirstRate(candidateRates(device), (atHz) =>
    portAudio.open({ outOptions: streamOptions({ device, direction: 'speaker', rateHz: atHz }) }),
  );
  if (started.io === null) return { ok: false, reason: started.reason, refusals: started.refusals };
  const { io, rateHz, refusals } = started;

  const block = new Float32Array(samplesPerBlock(rateHz));
  const bytes = Buffer.alloc(block.length * 2); // the addon copies it before write returns
  const converter = createPullConverter({
    rates: { fromHz: INNER_RATE_HZ, toHz: rateHz },
    sourceBlockSamples: BLOCK_SAMPLES,
    draws: 'whole',
    longestOutput: block.length,
    createResampler: order.createResampler,
  });
  const wait = createFillWait(order.now);
  let waiting: NodeJS.Timeout | null = null; // one timer for good
  let closing = false;
  let queued = 0; // PortAudio's queue takes its first blocks from anybody, also for a device that never plays
  const writeNext = (): void => {
    if (closing) return;
    converter.fill(block, order.fill);
    writePcm16({ samples: block, out: bytes, count: block.length });
    wait.handed();
    io.write(bytes).then(written, failed);
  };
  const writeSoon = (): void => {
    const ms = wait.taken();
    if (ms === 0) writeNext();
    else if (waiting === null) waiting = setTimeout(writeNext, ms);
    else waiting.refresh();
  };
  const written = (trouble: string | undefined): void => {
    if (closing) return;
    // After an error each further write would answer at once, for ever.
    if (trouble !== undefined) {
      failed(trouble);
      return;
    }
    if (queued < QUEUED_BLOCKS.speaker) queued += 1;
    else order.alive();
    writeSoon();
  };
  const failed = (cause: unknown): void => {
    if (!closing) order.broke(String(cause));
  };
  writeNext();

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
