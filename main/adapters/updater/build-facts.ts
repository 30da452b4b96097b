import { z } from 'zod';

/** What the packaging writes into the app's package.json (`build/config/electron-builder.ts`). */
export interface UpdateAddress {
  /** Without a trailing slash; each channel is a folder below it. */
  readonly url: string;
  /** Ed25519, PEM (SPKI). More than one while a key is being replaced. */
  readonly publicKeys: readonly string[];
}

const updates = z.object({
  updates: z.object({
    url: z
      .string()
      .max(500)
      .refine((text) => isSecureAddress(text)),
    publicKeys: z.array(z.string().startsWith('-----BEGIN PUBLIC KEY-----').max(1_000)).min(1).max(5),
  }),
});

/** Where this copy's updates come from; null where it was built without an address, or with one that is not safe. */
export function updateAddress(packageJson: unknown): UpdateAddress | null {
  const read = updates.safeParse(packageJson);
  return read.success ? { ...read.data.updates, url: read.data.updates.url.replace(/\/+$/, '') } : null;
}

/** https alone: what travels is signed, and who asks for what is still nobody's business. */
export function isSecureAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash, search } = new URL(text);
  return protocol === 'https:' && [username, password, hash, search].every((part) => part === '');
}
