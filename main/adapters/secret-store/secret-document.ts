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

const secretDocument = z.object({ version: z.literal(SECRETS_VERSION), sealed: z.record(z.string(), z.unknown()) });
const sealedText = z.string().min(1).max(20_000);
/** How a later version may call one. */
const A_NAME = /^[a-z][a-z-]{0,60}$/;
const MOST_SEALED = 100;

export interface ReadSecrets {
  /** Still sealed. Those of names that this version does not know are kept as they are: a later one opens them. */
  readonly sealed: ReadonlyMap<string, string>;
  /** What could not be read, in words for the log. */
  readonly unread: readonly string[];
}

export function isSecretName(name: string): name is SecretName {
  return SECRET_NAMES.some((one) => one === name);
}

/** The secrets of a kept document, each read by itself; null where it is damaged, or a later version wrote it. */
export function readSealed(document: unknown): ReadSecrets | null {
  const kept = secretDocument.safeParse(document).data;
  if (kept === undefined) return null;
  // Ours first: they are not the ones to be left out.
  const all = Object.entries(kept.sealed).toSorted(([one], [other]) => Number(isSecretName(other)) - Number(isSecretName(one)));
  const sealed = new Map<string, string>();
  const unread = new Set<string>();
  for (const [name, value] of all) {
    const text = sealedText.safeParse(value);
    if (text.success && A_NAME.test(name) && sealed.size < MOST_SEALED) sealed.set(name, text.data);
    else unread.add(isSecretName(name) ? name : 'one of unknown name');
  }
  return { sealed, unread: [...unread] };
}

export function sealedDocument(sealed: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  return { version: SECRETS_VERSION, sealed: Object.fromEntries(sealed) };
}
