import { z } from 'zod';
import type { SecretName } from '../../core/ports.ts';

const SECRETS_VERSION = 1;
const SECRET_NAMES = [
  'tunnel-token',
  'webhook-signature',
  'recording-key',
  'proxy-password',
  'hook-secret',
] as const satisfies readonly SecretName[];

const secretDocument = z.object({
  version: z.literal(SECRETS_VERSION),
  sealed: z.partialRecord(z.enum(SECRET_NAMES), z.string().min(1).max(20_000)),
});

/** The sealed secrets of a kept document; null where it is damaged. */
export function readSealed(document: unknown): ReadonlyMap<SecretName, string> | null {
  const { sealed } = secretDocument.safeParse(document).data ?? {};
  if (sealed === undefined) return null;
  return new Map(SECRET_NAMES.flatMap((name) => (sealed[name] === undefined ? [] : [[name, sealed[name]]])));
}

export function sealedDocument(sealed: ReadonlyMap<SecretName, string>): Readonly<Record<string, unknown>> {
  return { version: SECRETS_VERSION, sealed: Object.fromEntries(sealed) };
}
