import type { UnixMs } from '#contract/time.ts';
import type { UpdateSettings } from '#contract/updates.ts';
import { type ReleaseNotice, rolloutPercent } from './release-notice.ts';
import { isNewer, isVersion, isWithinPin } from './version.ts';

/** What is known here, against which a release is held. */
export interface ReleaseFacts {
  readonly installed: string;
  readonly settings: Pick<UpdateSettings, 'channel' | 'pinnedTo'>;
  /** When the newest notice of this channel was published that this machine has ever seen; null: none. */
  readonly newestSeenAt: UnixMs | null;
  /** This machine's place among a hundred, from 0 up to 100, by chance and for good. */
  readonly seat: number;
  readonly now: UnixMs;
}

export type ReleaseVerdict =
  /** Nobody honest shows this now. `why` is for support. */
  | { readonly verdict: 'refused'; readonly why: 'other channel' | 'no version' | 'older than one seen before' | 'expired' }
  | { readonly verdict: 'nothing' }
  /** Newer, and its stage has not come to this machine. */
  | { readonly verdict: 'later' }
  | { readonly verdict: 'take' };

/**
 * Whether a signed release is for this machine now. A signature says who wrote it and not when it is shown: an old notice that is
 * shown again would hold newer ones back, so one that is older than what was seen, or expired, is refused. Never a downgrade.
 */
export function judgeRelease(notice: ReleaseNotice, { installed, settings, newestSeenAt, seat, now }: ReleaseFacts): ReleaseVerdict {
  if (notice.channel !== settings.channel) return { verdict: 'refused', why: 'other channel' };
  if (!isVersion(notice.version)) return { verdict: 'refused', why: 'no version' };
  if (newestSeenAt !== null && notice.publishedAt < newestSeenAt) return { verdict: 'refused', why: 'older than one seen before' };
  if (notice.expiresAt <= now) return { verdict: 'refused', why: 'expired' };
  if (notice.isHalted || !isNewer(notice.version, installed) || !isWithinPin(notice.version, settings.pinnedTo)) {
    return { verdict: 'nothing' };
  }
  return { verdict: seat < rolloutPercent(notice, now) ? 'take' : 'later' };
}
