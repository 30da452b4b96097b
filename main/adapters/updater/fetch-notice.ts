import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { UpdateChannel } from '#contract/updates.ts';
import { boundedText } from '../../core/bounded-text.ts';
import type { ReleaseNotice } from '../../core/updates/release-notice.ts';
import type { UpdateAddress } from './build-facts.ts';
import { readSignedNotice } from './signed-notice.ts';

const WITHIN_MS = 15_000;
const LARGEST_BYTES = 64 * 1_024;

/** Asks the channel for its release. A redirect is not followed: it could lead off https. */
export async function fetchNotice(
  { url, publicKeys }: UpdateAddress,
  { channel, fetch }: { readonly channel: UpdateChannel; readonly fetch: typeof globalThis.fetch },
): Promise<Result<ReleaseNotice, AppError>> {
  let text: string;
  try {
    const response = await fetch(`${url}/${channel}/release.json`, {
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return fail(appError('update-unreachable', `status ${String(response.status)}`));
    }
    // As much as a notice may be long; more makes it none.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    text = (await boundedText(response.body ?? [], { largestBytes: LARGEST_BYTES, decoder })) ?? '';
  } catch (cause) {
    return fail(appError('update-unreachable', cause instanceof Error ? cause.name : 'no answer'));
  }
  const read = readSignedNotice(text, publicKeys);
  return 'notice' in read ? ok(read.notice) : fail(appError('update-refused', read.why));
}
