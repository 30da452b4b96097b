import { isAudioReport, type AudioOrder, type AudioReport } from '../../audio/protocol.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { killNow, type AudioChild } from './audio-child.ts';
import { readChildOutput } from './child-output.ts';

const READY_WITHIN_MS = 5_000;
const BEAT_MS = 1_000;
const MISSED_BEATS = 3;
const QUIT_WITHIN_MS = 1_000;
/** The system ends a process that it was told to; one that waits for its disk may be later. */
export const KILLED_WITHIN_MS = 500;

export interface RunningChild {
  send(order: AudioOrder): void;
  /** Xruns of its devices since the last question. */
  takeXruns(): number;
  /** Whether it was killed because it gave no sign of life. */
  readonly hung: boolean;
  /** At once, without asking it. */
  kill(reason: string): void;
  /** At most one and a half seconds, whatever state it is in. */
  stop(): Promise<void>;
}

export interface RunningChildOrder {
  readonly child: AudioChild;
  readonly clock: Clock;
  readonly log: Log;
  readonly heard: (report: AudioReport) => void;
  /** It did not answer for two seconds; after the third it is killed. */
  readonly doubted: () => void;
  /** A stream of its devices has ended, and will not come back. */
  readonly streamEnded: () => void;
  readonly exited: (code: number) => void;
}

/** One process from fork to exit: handshake, heartbeat, output. */
export function runChild({ child, clock, log, heard, doubted, streamEnded, exited }: RunningChildOrder): RunningChild {
  let unanswered = 0;
  let gone = false;
  let hung = false;
  let killed = false;
  const output = readChildOutput({ child, clock, log, streamEnded });
  const ended = Promise.withResolvers<null>();

  const send = (order: AudioOrder): void => {
    if (!gone) child.postMessage(order);
  };
  const kill = (reason: string): void => {
    if (gone || killed) return;
    killed = true;
    log.error('audio process killed', { reason });
    killNow(child);
  };
  /** One beat is armed by the one before it, so a main that stood still for long counts it as one, not as many. */
  const beat = (): void => {
    if (unanswered >= MISSED_BEATS) {
      hung = true;
      kill('no sign of life');
      return;
    }
    if (unanswered === MISSED_BEATS - 1) doubted();
    unanswered += 1;
    send({ type: 'still-there' });
    cancelTimer = clock.after(BEAT_MS, beat);
  };
  let cancelTimer = clock.after(READY_WITHIN_MS, () => {
    kill('did not become ready');
  });

  child.on('message', (message) => {
    if (gone || !isAudioReport(message)) return;
    if (message.type === 'alive') {
      unanswered = 0;
      return;
    }
    if (message.type === 'ready' || message.type === 'unavailable') {
      cancelTimer();
      beat();
    }
    heard(message);
  });
  child.once('exit', (code) => {
    gone = true;
    cancelTimer();
    output.flush();
    ended.resolve(null);
    exited(code);
  });

  return {
    send,
    takeXruns: output.takeXruns,
    get hung() {
      return hung;
    },
    kill,
    async stop() {
      cancelTimer();
      send({ type: 'quit' });
      if (!(await within(QUIT_WITHIN_MS, ended.promise, clock))) killNow(child);
      if (!(await within(KILLED_WITHIN_MS, ended.promise, clock))) log.error('audio process did not end');
      output.flush();
    },
  };
}

/** Whether `done` came in time. */
export async function within(milliseconds: number, done: Promise<unknown>, clock: Clock): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const cancel = clock.after(milliseconds, () => {
    late.resolve(false);
  });
  const inTime = await Promise.race([done.then(() => true), late.promise]);
  cancel();
  return inTime;
}
