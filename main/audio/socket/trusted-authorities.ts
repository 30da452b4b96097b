import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

let known: { readonly extra: readonly string[]; readonly context: SecureContext } | null = null;

/**
 * Whose certificates are believed: the built-in authorities, the system's, and these. Built once for one list, because hundreds
 * of certificates are read, a tenth of a second and more in which this thread does nothing else; Node would read them again for
 * each connection.
 */
export function trustedAuthorities(extra: readonly string[]): SecureContext {
  const isKnown = known !== null && known.extra.length === extra.length && known.extra.every((one, at) => one === extra[at]);
  if (known === null || !isKnown) {
    known = { extra, context: contextOf(extra) };
  }
  return known.context;
}

/** Called where it disturbs nobody, so that a connection finds it done; of authorities besides these only those are read then. */
export function readAuthoritiesAhead(): void {
  known ??= { extra: [], context: contextOf([]) };
}

/** A system may keep a certificate that Node cannot read: it costs the system's own ones then, and not every connection. */
function contextOf(extra: readonly string[]): SecureContext {
  const ours = [...getCACertificates('bundled'), ...extra];
  try {
    return createSecureContext({ ca: onlyOnce([...ours, ...getCACertificates('system')]) });
  } catch {
    return createSecureContext({ ca: ours });
  }
}

/** A system keeps what is built in as well, and Linux keeps it twice: reading each once takes half the time. */
function onlyOnce(certificates: readonly string[]): string[] {
  return [...new Set(certificates.map((pem) => pem.trim()))];
}
