import type { Log } from '../../core/ports.ts';
import { failure } from './open-sound-database.ts';

/** Does the work; where the disk refuses, says `what` could not be done in the log, and gives `otherwise`. */
export type UnlessRefused = <Value>(what: string, otherwise: Value, work: () => Value) => Value;

export function unlessRefused(log: Log): UnlessRefused {
  return (what, otherwise, work) => {
    try {
      return work();
    } catch (cause) {
      log.error(what, { why: failure(cause) });
      return otherwise;
    }
  };
}
