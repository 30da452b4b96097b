import type { PortAudioStream } from './load-port-audio.ts';

/** A running stream of a device, or of the silent stand-in for one. */
export interface DeviceStream {
  /** Name of the device, null for the stand-in. */
  readonly device: string | null;
  /** False when it could not be closed in time: the process is then beyond saving. */
  close(): Promise<boolean>;
}

/** `refusals`: how often PortAudio's constructor threw on the way. Each leaves PortAudio counted as in use. */
export type StreamOpening = { readonly refusals: number } & (
  | { readonly ok: true; readonly stream: DeviceStream }
  | { readonly ok: false; readonly reason: string }
);

const QUIT_WITHIN_MS = 1_000;

/** After the loss of a device `quit` never answers, hence the timer. */
export async function quitWithin(io: Pick<PortAudioStream, 'quit'>): Promise<boolean> {
  const { promise: impatient, resolve } = Promise.withResolvers<boolean>();
  const impatience = setTimeout(() => {
    resolve(false);
  }, QUIT_WITHIN_MS);
  try {
    return await Promise.race([io.quit('WAIT').then(() => true), impatient]);
  } finally {
    clearTimeout(impatience);
  }
}

export type StreamStart = { readonly refusals: number } & (
  | { readonly io: PortAudioStream; readonly rateHz: number }
  | { readonly io: null; readonly reason: string }
);

/** Starts at the first rate the device takes. PortAudio refuses by throwing, from its constructor or from `start`. */
export function startAtFirstRate(rates: readonly number[], create: (rateHz: number) => PortAudioStream): StreamStart {
  let reason = 'no rate to try';
  let refusals = 0;
  for (const rateHz of rates) {
    let io: PortAudioStream | null = null;
    try {
      io = create(rateHz);
      io.start();
      return { io, rateHz, refusals };
    } catch (cause) {
      reason = cause instanceof Error ? cause.message : String(cause);
      if (io === null) refusals += 1;
      // Or PortAudio would count it as open, and never list devices afresh. A refusal to close is a refusal more.
      io?.quit('WAIT').catch(() => undefined);
    }
  }
  return { io: null, reason, refusals };
}
