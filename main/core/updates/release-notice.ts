import type { ReleaseFile, RolloutStage } from '#contract/release.ts';
import type { UpdateChannel } from '#contract/updates.ts';
import type { UnixMs } from '#contract/time.ts';

/** What the publisher says about a release, under a signature that was checked before anybody reads this. */
export interface ReleaseNotice {
  readonly version: string;
  readonly channel: UpdateChannel;
  readonly publishedAt: UnixMs;
  /** After this nobody should believe it is still the newest: whoever shows it holds newer ones back. */
  readonly expiresAt: UnixMs;
  /** Taken back: nobody installs it any more. */
  readonly isHalted: boolean;
  /** Older copies place no calls any more, for a fault that harms customers; they still answer. Null: every copy may. */
  readonly noCallsBelow: string | null;
  /** Empty: for everyone at once. */
  readonly stages: readonly RolloutStage[];
  readonly files: readonly ReleaseFile[];
}

/** What of a hundred machines may take the release now. */
export function rolloutPercent({ stages, publishedAt }: Pick<ReleaseNotice, 'stages' | 'publishedAt'>, now: UnixMs): number {
  if (stages.length === 0) return 100;
  const hours = (now - publishedAt) / 3_600_000;
  const reached = stages.filter(({ afterHours }) => afterHours <= hours).map(({ percent }) => percent);
  return Math.max(0, ...reached);
}
