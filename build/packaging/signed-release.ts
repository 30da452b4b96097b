import { createHash, type KeyObject, sign } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RELEASE_SIGNED_AS, type ReleaseFile, type RolloutStage } from '#contract/release.ts';
import type { UpdateChannel } from '#contract/updates.ts';

/** What users download; the rest of electron-builder's folder is folders of its own, and block maps. */
const INSTALLERS = /\.(?:exe|msi|dmg|zip|deb|rpm|AppImage)$/;

/** Everyone within five days, and time to stop: one in a hundred, ten, half, all. */
export const STAGES: readonly RolloutStage[] = [
  { afterHours: 0, percent: 1 },
  { afterHours: 24, percent: 10 },
  { afterHours: 72, percent: 50 },
  { afterHours: 120, percent: 100 },
];
const VALID_DAYS = 90;

export interface ReleaseWords {
  readonly version: string;
  readonly channel: UpdateChannel;
  readonly files: readonly ReleaseFile[];
  readonly publishedAt: Date;
  readonly isHalted?: boolean;
  readonly noCallsBelow?: string | null;
  /** Empty: for everyone at once. */
  readonly stages?: readonly RolloutStage[];
}

/** The text of a `release.json`: a notice and its Ed25519 signature, as `readSignedNotice` of the app takes it. */
export function signedRelease({ stages = STAGES, isHalted = false, noCallsBelow = null, ...words }: ReleaseWords, key: KeyObject): string {
  const { publishedAt } = words;
  const expiresAt = new Date(publishedAt.getTime() + VALID_DAYS * 86_400_000);
  const notice = JSON.stringify({ product: 'pilot-softphone', ...words, expiresAt, isHalted, noCallsBelow, stages });
  const signature = sign(null, Buffer.from(RELEASE_SIGNED_AS + notice), key).toString('base64');
  return `${JSON.stringify({ notice, signature }, null, 2)}\n`;
}

/** The installers in a folder, by name, with what the app holds them against. */
export async function releaseFiles(folder: string): Promise<readonly ReleaseFile[]> {
  const names = readdirSync(folder)
    .filter((name) => INSTALLERS.test(name))
    .toSorted();
  return Promise.all(
    names.map(async (name) => {
      const hash = createHash('sha512');
      await pipeline(createReadStream(join(folder, name)), hash);
      return { name, sha512: hash.digest('base64'), bytes: statSync(join(folder, name)).size };
    }),
  );
}
