import type { AudioEngineState } from '#contract/audio.ts';
import type { AppError } from '#contract/errors.ts';
import { WITHOUT_DEVICES, type AudioOrder, type AudioReport } from '../../audio/protocol.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { AudioChild } from './audio-child.ts';
import { hasEarnedRestart, restartDelayMs } from './restart-delay.ts';
import { runChild, type RunningChild } from './running-child.ts';

/** Into the sound of a call: whose devices fail before that waits for a start like any other. */
const SPARE_AFTER_MS = 2_000;
/** After the last call: the next one may come soon. */
const SPARE_KEPT_MS = 60_000;

export interface Supervisor {
  /** While no process is ready to obey it is lost, but for `devices-seen`: a wary process waits for that. */
  send(order: AudioOrder): void;
  readonly ready: boolean;
  /** How often the devices ran dry or over since the last question. */
  takeXruns(): number;
  stop(): Promise<void>;
}

export interface SupervisorOrder {
  readonly fork: (args: string[]) => AudioChild;
  readonly clock: Clock;
  readonly log: Log;
  readonly heard: (report: AudioReport) => void;
  readonly engine: (state: AudioEngineState) => void;
  /** A process that was ready is gone, with all it had open. */
  readonly died: () => void;
  /** The next one asks PortAudio for nothing until `devices-seen` has told that this ends well. */
  readonly wary: () => void;
}

/**
 * Keeps one audio process alive, so that a call goes on at worst in silence:
 *
 *   starting ──ready──▶ ready ──death, or three beats missed──▶ restarting ──backoff──▶ starting
 *      │                  └──death during a call──▶ its spare is ready at once
 *      └──PortAudio does not load──▶ unavailable (the process stays, so that nothing is tried again and again)
 *
 * While a call sounds, a second process stands by with its libraries loaded: a start takes a third of a second and
 * more, in which a call would be silent. It sleeps until it is needed.
 */
export function superviseAudioProcess(order: SupervisorOrder): Supervisor {
  const { clock, log } = order;
  let current: Life | null = null;
  let spare: Life | null = null;
  let spareEnded: Promise<void> = Promise.resolve();
  let ready = false;
  let deathsInARow = 0;
  let soundlessInARow = 0;
  let seenMeanwhile: AudioOrder | null = null;
  let cancelRestart: (() => void) | null = null;
  let cancelSpare: (() => void) | null = null;
  let unavailable: AppError | null = null;

  const launch = (args: string[]): Life => {
    const life: Life = {
      startedMs: clock.now(),
      soundMs: null,
      sounds: false,
      greeting: null,
      child: runChild({
        child: order.fork(args),
        clock,
        log,
        heard(report) {
          if (report.type === 'ready' || report.type === 'unavailable') life.greeting = report;
          if (life === current) heard(life, report);
        },
        doubted() {
          doubt(life);
        },
        streamEnded() {
          streamEnded(life);
        },
        exited(code) {
          if (life === spare) spare = null;
          else if (life === current) buried(life, code);
        },
      }),
    };
    return life;
  };
  const heard = (life: Life, report: AudioReport): void => {
    if (report.type === 'ready') {
      ready = true;
      unavailable = null;
    } else if (report.type === 'unavailable') {
      unavailable = report.error;
      order.engine({ state: 'unavailable', error: report.error });
    } else if (report.type === 'devices-health') {
      life.sounds = true;
      if (report.health === 'suspect') doubt(life);
      else {
        life.soundMs ??= clock.now();
        spareAfter(SPARE_AFTER_MS, keepSpare);
      }
    } else if (report.type === 'devices-closed') {
      life.sounds = false;
      spareAfter(SPARE_KEPT_MS, endSpare);
    }
    order.heard(report);
    if (report.type !== 'ready') return;
    if (seenMeanwhile !== null) life.child.send(seenMeanwhile);
    seenMeanwhile = null;
    // Last: who waits for it orders at once, and a sound check must find the devices that are wanted.
    order.engine({ state: 'ready' });
  };

  const spareAfter = (milliseconds: number, then: () => void): void => {
    cancelSpare?.();
    cancelSpare = clock.after(milliseconds, then);
  };
  const keepSpare = (): void => {
    cancelSpare?.();
    spare ??= launch([]);
  };
  /** This process may not live long. Whose forerunners died as well before they gave sound gets no spare. */
  const doubt = (life: Life): void => {
    if (life !== current || (deathsInARow > 0 && !hasEarnedRestart(life, clock.now()))) return;
    keepSpare();
    if (!life.sounds) spareAfter(SPARE_KEPT_MS, endSpare); // no call ends that would end it
  };
  /**
   * It would find out by itself when its devices had been silent for long enough, and end: on a busy machine a second later.
   * One that never gave sound is left alone, because silence stands in for a device that does not start.
   */
  const streamEnded = (life: Life): void => {
    if (life === current && life.soundMs !== null) life.child.kill('its sound device is gone');
  };
  const endSpare = (): void => {
    cancelSpare?.();
    if (spare !== null) spareEnded = spare.child.stop();
    spare = null;
  };

  const buried = (life: Life, code: number): void => {
    const { hung } = life.child;
    const wasReady = ready;
    ready = false;
    const hasEarned = hasEarnedRestart(life, clock.now());
    if (hasEarned) deathsInARow = 0;
    const delayMs = restartDelayMs(deathsInARow);
    deathsInARow += 1;
    soundlessInARow = life.soundMs === null && !hasEarned ? soundlessInARow + 1 : 0;
    // A sound server that made one process hang would do the same to a fresh one.
    const heir = hung ? null : spare;
    if (hung) endSpare();
    spare = null;
    cancelSpare?.();
    current = heir;
    log.error('audio process died', { code, restartInMs: heir === null ? delayMs : 0, inARow: deathsInARow, spare: heir !== null });
    if (unavailable === null) order.engine({ state: 'restarting' });
    if (wasReady) order.died();
    if (heir?.greeting) heard(heir, heir.greeting);
    if (heir !== null) return;
    // Looking for devices can hang, where a sound server does, and even abort the process.
    const isWary = hung || soundlessInARow > 1;
    if (isWary) order.wary();
    cancelRestart = clock.after(delayMs, () => {
      start(isWary ? [WITHOUT_DEVICES] : []);
    });
  };
  const start = (args: string[]): void => {
    cancelRestart = null;
    current = launch(args);
  };

  order.engine({ state: 'starting' });
  start([]);

  return {
    get ready() {
      return ready;
    },
    send(message) {
      if (ready) current?.child.send(message);
      else if (message.type === 'devices-seen') seenMeanwhile = message;
    },
    takeXruns: () => current?.child.takeXruns() ?? 0,
    async stop() {
      ready = false;
      cancelRestart?.();
      cancelSpare?.();
      const last = [current, spare];
      current = null;
      spare = null;
      await Promise.all([spareEnded, ...last.map((life) => life?.child.stop())]);
    },
  };
}

/** One process of the supervisor's, the one that works or the one that stands by. */
interface Life {
  readonly child: RunningChild;
  readonly startedMs: number;
  /** When it first gave sound. */
  soundMs: number | null;
  /** Whether its devices run, for a call or a sound check. */
  sounds: boolean;
  /** Its `ready` or `unavailable`, once it has said so. */
  greeting: Extract<AudioReport, { readonly type: 'ready' | 'unavailable' }> | null;
}
