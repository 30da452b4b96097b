import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';
import type { NoUpdates, UpdateChannel } from '#contract/updates.ts';
import type { ReleaseNotice } from './release-notice.ts';

/** Where updates come from, and who installs them. */
export interface UpdateSource {
  /** Why there are none for this copy; null: there are. */
  readonly none: NoUpdates | null;
  /** Whether an update installs without a question of the system (a password, a dialog). */
  readonly isUnattended: boolean;
  /** The release of the channel. Its signature holds; fails with `update-unreachable` or `update-refused`. */
  readRelease(channel: UpdateChannel): Promise<Result<ReleaseNotice, AppError>>;
  /**
   * Fetches this system's file of the release. What lies there afterwards is what the notice names; fails with `update-refused` or
   * `update-failed`. An unattended one is installed at quit from then on.
   */
  download(notice: ReleaseNotice, onPercent: (percent: number) => void): Promise<Result<null, AppError>>;
  /** What was downloaded is not installed after all, not at quit either. */
  forget(): void;
  /**
   * Closes the app and installs; opens it again. What lies there is checked once more, and refused where it has changed. That takes a moment, in which
   * it may ring: `mayLeave` is asked last, and fails it with `update-in-call`. Where the system closes the app, minutes later, it is asked
   * once more then (the update may have been given up too), and `stayed` told that the app stays.
   */
  installNow(mayLeave: () => boolean, stayed: () => void): Promise<Result<null, AppError>>;
}

/** What updates remember over restarts. */
export interface UpdateMemory {
  /** From 0 up to 100. */
  readonly seat: number;
  newestSeenAt(channel: UpdateChannel): UnixMs | null;
  /** The version below which no calls are placed, as the newest notice says; null: none. */
  noCallsBelow(): string | null;
  seen(notice: Pick<ReleaseNotice, 'channel' | 'publishedAt' | 'noCallsBelow'>): void;
}
