import type { UnixMs } from '#contract/time.ts';
import type { Liveness } from '../../core/events/liveness-phases.ts';

/** How webhooks of some lines come in: one tunnel for all services of the world, one straight way for those on this machine. */
export interface Entry {
  liveness(): Liveness;
  /** Where webhooks are to be registered; null while there is no tunnel, or none that ever had an address. */
  address(): EntryAddress | null;
  /** Told after every change of either. */
  listen(listener: () => void): () => void;
  /** A webhook that was not seen before has come in. */
  webhookHeard(): void;
  /**
   * The machine slept or its network changed at `since`. Each line may say so, and one in trouble again and again: it is
   * done once, and again only for a tunnel that has failed meanwhile.
   */
  wake(since: UnixMs): void;
  mend(): void;
}

export interface EntryAddress {
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** It is the same at the next start, so that webhooks are better paused than removed at exit. */
  readonly lasting: boolean;
}
