import type { AppState } from '#contract/app-state.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log } from '../ports.ts';
import type { ReadSystemQuiet } from './system-quiet-port.ts';

/** No system announces the change; while a call rings, a card that comes half a minute too late or too early is what it costs to ask no more often. */
const WHILE_RINGING_MS = 30_000;
/** Without a call nothing hangs on it, and on Windows each question starts a program that compiles. */
const OTHERWISE_MS = 5 * 60_000;

export interface SystemQuietWatch {
  /** Null: not asked, or not told. */
  isQuiet(): boolean | null;
  /** Told of every new state: it is asked only where somebody wants to know, and anew when a call begins to ring. */
  follow(state: Pick<AppState, 'calls' | 'settings'>): void;
  stop(): void;
}

export function createSystemQuietWatch(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly read: ReadSystemQuiet;
  readonly changed: () => void;
}): SystemQuietWatch {
  const { clock, log, changed } = ports;
  let isQuiet: boolean | null = null;
  let isWanted = false;
  let isAsking = false;
  let ringing = 0;
  let cancel: () => void = () => undefined;

  const ask = async (): Promise<void> => {
    isAsking = true;
    const before = isQuiet;
    const told = await ports.read();
    isAsking = false;
    isQuiet = isWanted ? told : null;
    if (isQuiet !== before) changed();
  };

  const askNow = (): void => {
    cancel();
    if (!isWanted) return;
    if (!isAsking) inBackground('asking whether the system wants quiet', ask(), log);
    cancel = clock.after(ringing > 0 ? WHILE_RINGING_MS : OTHERWISE_MS, askNow);
  };

  return {
    isQuiet: () => isQuiet,
    follow({ calls, settings }) {
      const wanted = !settings.alerts.cardInSystemQuiet;
      const rings = calls.filter(({ phase }) => phase === 'ringing').length;
      const isNews = wanted && (!isWanted || rings > ringing);
      ringing = rings;
      isWanted = wanted;
      if (isNews) askNow();
      if (wanted || isQuiet === null) return;
      isQuiet = null;
      changed();
    },
    stop: () => cancel(),
  };
}
