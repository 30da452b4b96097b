import type { Call } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { takesEars } from '../call/takes-ears.ts';
import type { Clock, Station, StationEvent } from '../ports.ts';

/** A window that was left open must not keep the microphone. */
const LONGEST_METERED_MS = 180_000;

export interface MicrophoneMeter {
  /** Opens or closes the chosen microphone for its level alone. Refused while a call takes the ears: its own meter moves then. */
  meter(isOn: boolean): Result<null, AppError>;
  /** In dBFS, some ten times a second; null once, when the microphone was closed or does not open. */
  onLevel(listener: (dbfs: number | null) => void): () => void;
}

export interface MicrophoneMeterDesk extends MicrophoneMeter {
  heard(event: StationEvent): void;
  follow(calls: readonly Call[]): void;
  stop(): void;
}

/** The microphone's level outside calls, beside its choice. */
export function createMicrophoneMeter({ station, clock }: { readonly station: Station; readonly clock: Clock }): MicrophoneMeterDesk {
  const listeners = new Set<(dbfs: number | null) => void>();
  let isOn = false;
  let isCalled = false;
  let cancelTimeout = (): void => undefined;

  const tell = (dbfs: number | null): void => listeners.forEach((listener) => listener(dbfs));
  const end = (): void => {
    cancelTimeout();
    if (!isOn) return;
    isOn = false;
    station.meterMicrophone(false);
    tell(null);
  };
  return {
    meter(wanted) {
      if (!wanted) {
        end();
        return ok(null);
      }
      if (isCalled) return fail(appError('sound-check-in-call'));
      cancelTimeout();
      cancelTimeout = clock.after(LONGEST_METERED_MS, end);
      if (!isOn) station.meterMicrophone(true);
      isOn = true;
      return ok(null);
    },
    onLevel(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heard(event) {
      if (event.type !== 'microphone-level' || !isOn) return;
      if (event.dbfs === null) end();
      else tell(event.dbfs);
    },
    follow(calls) {
      isCalled = calls.some(takesEars);
      if (isCalled) end();
    },
    stop: end,
  };
}
