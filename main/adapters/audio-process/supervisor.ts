import type { AudioEngineState } from '#contract/audio.ts';
import type { AppError } from '#contract/errors.ts';
import { isAudioReport, type AudioOrder, type AudioReport } from '../../audio/protocol.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { killNow, type AudioChild } from './audio-child.ts';
import { readChildOutput } from './child-output.ts';
import { restartDelayMs, STABLE_AFTER_MS } from './restart-delay.ts';

const READY_WITHIN_MS = 5_000;
const BEAT_MS = 1_000;
const MISSED_BEATS = 3;
const QUIT_WITHIN_MS = 1_000;
const KILLED_WITHIN_MS = 500;

export interface Supervisor {
  /** Null while no process is ready to obey. */
  send(order: AudioOrder): void;
  readonly ready: boolean;
  stop(): Promise<void>;
}

export interface SupervisorOrder {
  readonly fork: () => AudioChild;
  readonly clock: Clock;
  readonly log: Log;
  readonly heard: (report: AudioReport) => void;
  readonly engine: (state: AudioEngineState) => void;
  /** A process that was ready is gone, with all it had open. */
  readonly died: () => void;
}

/**
 * Keeps one audio process alive:
 *
 *   starting ──ready──▶ ready ──death, or three beats missed──▶ restarting ──backoff──▶ starting
 *      └──PortAudio does not load──▶ unavailable (the process stays, so that nothing is tried again and again)
 */
export function superviseAudioProcess(order: SupervisorOrder): Supervisor {
  const { clock, log } = order;
  let current: RunningChild | null = null;
  let ready = false;
  let stopped = false;
  let deathsInARow = 0;
  let cancelRestart: (() => void) | null = null;
  let unavailable: AppError | null = null;

  const start = (): void => {
    cancelRestart = null;
    const startedAt = clock.now();
    const running: RunningChild = runChild({
      child: order.fork(),
      clock,
      log,
      heard(report) {
        if (running !== current) return;
        if (report.type === 'ready') {
          ready = true;
          unavailable = null;
          order.engine({ state: 'ready' });
        } else if (report.type === 'unavailable') {
          unavailable = report.error;
          order.engine({ state: 'unavailable', error: report.error });
        }
        order.heard(report);
      },
      exited(code) {
        if (running !== current) return;
        current = null;
        if (stopped) return;
        const wasReady = ready;
        ready = false;
        if (clock.now() - startedAt >= STABLE_AFTER_MS) deathsInARow = 0;
        const delayMs = restartDelayMs(deathsInARow);
        deathsInARow += 1;
        log.error('audio process died', { code, restartInMs: delayMs, inARow: deathsInARow });
        if (unavailable === null) order.engine({ state: 'restarting' });
        if (wasReady) order.died();
        cancelRestart = clock.after(delayMs, start);
      },
    });
    current = running;
  };
  order.engine({ state: 'starting' });
  start();

  return {
    get ready() {
      return ready;
    },
    send(message) {
      if (ready) current?.send(message);
    },
    async stop() {
      stopped = true;
      ready = false;
      cancelRestart?.();
      const last = current;
      current = null;
      await last?.stop();
    },
  };
}

interface RunningChild {
  send(order: AudioOrder): void;
  /** At most one and a half seconds, whatever state it is in. */
  stop(): Promise<void>;
}

/** One process from fork to exit: handshake, heartbeat, output. */
function runChild({
  child,
  clock,
  log,
  heard,
  exited,
}: {
  readonly child: AudioChild;
  readonly clock: Clock;
  readonly log: Log;
  readonly heard: (report: AudioReport) => void;
  readonly exited: (code: number) => void;
}): RunningChild {
  let unanswered = 0;
  let gone = false;
  const flushOutput = readChildOutput({ child, clock, log });
  const ended = Promise.withResolvers<null>();

  const send = (order: AudioOrder): void => {
    if (!gone) child.postMessage(order);
  };
  const kill = (reason: string): void => {
    log.error('audio process killed', { reason });
    killNow(child);
  };
  const beat = (): void => {
    if (unanswered >= MISSED_BEATS) {
      kill('no sign of life');
      return;
    }
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
    flushOutput();
    ended.resolve(null);
    exited(code);
  });

  return {
    send,
    async stop() {
      cancelTimer();
      send({ type: 'quit' });
      if (!(await within(QUIT_WITHIN_MS, ended.promise, clock))) killNow(child);
      if (!(await within(KILLED_WITHIN_MS, ended.promise, clock))) log.error('audio process did not end');
      flushOutput();
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
