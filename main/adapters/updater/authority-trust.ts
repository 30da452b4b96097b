import type { Certificate, Request, Session } from 'electron';
import type { Log } from '../../core/ports.ts';
import { leadsToAuthority } from './company-chain.ts';

/** Electron's answers to a certificate that is to be judged. */
const TRUSTED = 0;
const AS_CHROMIUM_SAYS = -3;
/** Chromium's `ERR_CERT_AUTHORITY_INVALID`: the one thing that another authority changes. */
const UNKNOWN_AUTHORITY = -202;
/** A chain that goes round in a circle ends. */
const LONGEST_CHAIN = 32;

/** Lets a session trust these authorities (PEM) besides those of Chromium and the system. */
export function trustAuthorities(
  session: Pick<Session, 'setCertificateVerifyProc'>,
  authorities: readonly string[],
  { now, log }: { readonly now: () => number; readonly log: Pick<Log, 'error'> },
): void {
  const isOurs = (request: Request): boolean => {
    try {
      return request.errorCode === UNKNOWN_AUTHORITY && leadsToAuthority(shownIn(request), authorities, now());
    } catch (cause) {
      // Without an answer Chromium would wait for ever, and the update with it.
      log.error('certificate of an update server could not be judged', { cause: String(cause) });
      return false;
    }
  };
  session.setCertificateVerifyProc((request, answer) => answer(isOurs(request) ? TRUSTED : AS_CHROMIUM_SAYS));
}

function shownIn({ hostname, certificate }: Request): Parameters<typeof leadsToAuthority>[0] {
  const certificates: string[] = [];
  // Electron's types have an issuer in each; the last one has none.
  for (let one: Certificate | undefined = certificate; one !== undefined && certificates.length < LONGEST_CHAIN; one = one.issuerCert)
    certificates.push(one.data);
  return { host: hostname.replace(/^\[|\]$/g, ''), certificates };
}
