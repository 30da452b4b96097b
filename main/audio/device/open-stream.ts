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

/** After the loss of a device `quit` never calls back, hence the timer. */
export function quitWithin(quit: (done: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => {
      resolve(false);
    }, QUIT_WITHIN_MS);
    quit(() => {
      clearTimeout(impatience);
      resolve(true);
    });
  });
}

/** What both directions of naudiodon's streams have. */
interface StartableStream {
  start(): void;
  quit(done: () => void): void;
}

export type StreamStart<Io> = { readonly refusals: number } & (
  | { readonly io: Io; readonly rateHz: number }
  | { readonly io: null; readonly reason: string }
);

/** Starts at the first rate the device takes. PortAudio refuses by throwing, from its constructor or from `start`. */
export function startAtFirstRate<Io extends StartableStream>(rates: readonly number[], create: (rateHz: number) => Io): StreamStart<Io> {
  let reason = 'no rate to try';
  let refusals = 0;
  for (const rateHz of rates) {
    let io: Io | null = null;
    try {
      io = create(rateHz);
      io.start();
      return { io, rateHz, refusals };
    } catch (cause) {
      reason = cause instanceof Error ? cause.message : String(cause);
      if (io === null) refusals += 1;
      io?.quit(() => undefined); // or PortAudio would count it as open and never list devices afresh
    }
  }
  return { io: null, reason, refusals };
}
