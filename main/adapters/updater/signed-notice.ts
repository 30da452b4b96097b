import { createPublicKey, verify } from 'node:crypto';
import { RELEASE_SIGNED_AS } from '#contract/release.ts';
import { UPDATE_CHANNELS } from '#contract/updates.ts';
import { unixMs } from '#contract/time.ts';
import { z } from 'zod';
import type { ReleaseNotice } from '../../core/updates/release-notice.ts';

const LARGEST_FILE_BYTES = 2 ** 31;

const envelope = z.strictObject({ notice: z.string().max(60_000), signature: z.base64().max(200) });
const instant = z.iso.datetime().transform((text) => unixMs(Date.parse(text)));
const notice = z.object({
  product: z.literal('pilot-softphone'),
  version: z.string().max(60),
  channel: z.enum(UPDATE_CHANNELS),
  publishedAt: instant,
  expiresAt: instant,
  isHalted: z.boolean(),
  noCallsBelow: z.string().max(60).nullable(),
  stages: z.array(z.object({ afterHours: z.number().min(0), percent: z.number().min(0).max(100) })).max(20),
  files: z
    .array(
      z.object({
        name: z.string().regex(/^[\w. -]{1,200}$/),
        sha512: z.base64().length(88),
        bytes: z.number().int().min(1).max(LARGEST_FILE_BYTES),
      }),
    )
    .min(1)
    .max(100),
});

/**
 * The notice in a signed document (`build/packaging/sign-release.ts` writes it), or why it is none. Nothing of it is read before its
 * signature holds.
 */
export function readSignedNotice(
  document: string,
  publicKeys: readonly string[],
): { readonly notice: ReleaseNotice } | { readonly why: string } {
  const sealed = envelope.safeParse(parsed(document));
  if (!sealed.success) return { why: 'not a signed notice' };
  const signature = Buffer.from(sealed.data.signature, 'base64');
  const bytes = Buffer.from(RELEASE_SIGNED_AS + sealed.data.notice);
  const isOurs = publicKeys.some((key) => verify(null, bytes, createPublicKey(key), signature));
  if (!isOurs) return { why: 'wrong signature' };
  const read = notice.safeParse(parsed(sealed.data.notice));
  if (!read.success) return { why: 'not a notice of this product' };
  const { product: _product, ...known } = read.data;
  return { notice: known };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no schema takes it
  }
}
