/** A running stream of a device, or of the silent stand-in for one. */
export interface DeviceStream {
  /** Name of the device, null for the stand-in. */
  readonly device: string | null;
  /** False when it could not be closed in time: the process is then beyond saving. */
  close(): Promise<boolean>;
}

export type StreamOpening = { readonly ok: true; readonly stream: DeviceStream } | { readonly ok: false; readonly reason: string };

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

/** Starts at the first rate the device takes. PortAudio refuses by throwing, from its constructor or from `start`. */
export function startAtFirstRate<Io extends StartableStream>(
  rates: readonly number[],
  create: (rateHz: number) => Io,
): { readonly io: Io; readonly rateHz: number } | { readonly io: null; readonly reason: string } {
  let reason = 'no rate to try';
  for (const rateHz of rates) {
    let io: Io | null = null;
    try {
      io = create(rateHz);
      io.start();
      return { io, rateHz };
    } catch (cause) {
      reason = cause instanceof Error ? cause.message : String(cause);
      io?.quit(() => undefined); // or PortAudio would count it as open and never list devices afresh
    }
  }
  return { io: null, reason };
}
