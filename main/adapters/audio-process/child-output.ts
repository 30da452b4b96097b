import type { Clock, Log } from '../../core/ports.ts';
import type { AudioChild } from './audio-child.ts';

const REPORT_EVERY_MS = 10_000;
const LONGEST_LINE = 300;
/**
 * naudiodon counts its xruns in no other way than by printing them: `AudioIO: portAudio status - output underflow`.
 * Input and output are the two devices, and are counted apart.
 */
const XRUN = /portAudio status - .*?\b(input|output) (?:underflow|overflow)/;

/**
 * PortAudio's own thread ends with this line: its stream never gives sound again, and nothing else tells. It comes some 50 ms
 * after the death of a sound server, however busy the process itself is. (pa_linux_alsa.c, CallbackThreadFunc)
 */
const STREAM_ENDED = /^Expression 'PaAlsaStream_WaitForFrames\(.*failed/;

export interface ChildOutput {
  /** Xruns since the last question. */
  takeXruns(): number;
  /** Logs what has not been logged yet, and forgets its timer. */
  flush(): void;
}

/**
 * Reads what the process prints: xruns are counted and logged at most every ten seconds, its stderr is logged
 * (PortAudio and ALSA complain there), the rest is PortAudio's chatter.
 */
export function readChildOutput({
  child,
  clock,
  log,
  streamEnded,
}: {
  readonly child: AudioChild;
  readonly clock: Clock;
  readonly log: Log;
  readonly streamEnded: () => void;
}): ChildOutput {
  const logged = { input: 0, output: 0 };
  let untaken = 0;
  let complaints = 0;
  let lastComplaint = '';
  let cancel: (() => void) | null = null;

  const flush = (): void => {
    cancel?.();
    cancel = null;
    const { input: microphone, output: speaker } = logged;
    if (microphone + speaker > 0) log.warn('audio device ran dry or over', { microphone, speaker });
    if (complaints > 0) log.warn('audio process complained', { lines: complaints, last: lastComplaint });
    logged.input = 0;
    logged.output = 0;
    complaints = 0;
  };
  const flushSoon = (): void => {
    cancel ??= clock.after(REPORT_EVERY_MS, flush);
  };
  onLines(child.stdout, (line) => {
    const direction = XRUN.exec(line)?.[1];
    if (direction !== 'input' && direction !== 'output') return;
    logged[direction] += 1;
    untaken += 1;
    flushSoon();
  });
  onLines(child.stderr, (line) => {
    complaints += 1;
    lastComplaint = line.slice(0, LONGEST_LINE);
    flushSoon();
    if (STREAM_ENDED.test(line)) streamEnded();
  });
  return {
    takeXruns() {
      const taken = untaken;
      untaken = 0;
      return taken;
    },
    flush,
  };
}

/** Whole lines only; a line without end is not collected for ever. */
function onLines(stream: NodeJS.ReadableStream | null, heard: (line: string) => void): void {
  let rest = '';
  stream?.on('data', (chunk: Buffer | string) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = (lines.pop() ?? '').slice(-LONGEST_LINE);
    for (const line of lines) if (line.trim() !== '') heard(line);
  });
}
