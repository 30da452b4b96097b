import type { Clock, Log } from '../../core/ports.ts';
import type { ForkNgrok } from './ngrok/ngrok-child.ts';

/** What tunnels need of this machine. */
export interface TunnelMeans {
  readonly clock: Clock;
  readonly log: Log;
  /** 0..1, by which pauses are spread. */
  readonly random: () => number;
  /**
   * Where a process that outlived a crash is found again, made where it is missing. Of one running app alone: another
   * would take its process for a leftover.
   */
  readonly folder: string;
  /** What programs are found by (PATH) and inherit. */
  readonly env: NodeJS.ProcessEnv;
  readonly forkNgrok: ForkNgrok;
}
