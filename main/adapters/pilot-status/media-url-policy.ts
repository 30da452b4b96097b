import { isLoopbackHost } from '#contract/api-base.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';

const SERVICE_DOMAIN = 'pilotstatus.com.br';
const LONGEST_URL = 4_096;

function isTrustedHost(media: URL, base: URL): boolean {
  const { hostname } = media;
  return hostname === SERVICE_DOMAIN || hostname.endsWith(`.${SERVICE_DOMAIN}`) || hostname === base.hostname;
}

/**
 * Whether the sound of a call may go to the address that the service named: `wss:` to the service's own domain or
 * to the host of the API base. Where the API base is this machine (practice line), and only there, any address of
 * this machine, with or without TLS. Fails with `media-host-refused`; the detail names host and rule, never the token.
 */
export function checkMediaUrl(wsUrl: string, apiBase: string): Result<URL, AppError> {
  const refuse = (why: string): Result<URL, AppError> => fail(appError('media-host-refused', why));
  const media = URL.parse(wsUrl);
  const base = URL.parse(apiBase);
  if (media === null || base === null || wsUrl.length > LONGEST_URL) return refuse('not an address');
  if (media.username !== '' || media.password !== '') return refuse('the address holds a user name');
  if (media.hash !== '' || wsUrl.includes('#')) return refuse('the address holds a fragment');
  if (isLoopbackHost(base.hostname) && isLoopbackHost(media.hostname)) {
    return media.protocol === 'ws:' || media.protocol === 'wss:' ? ok(media) : refuse(`${media.protocol} is not a socket`);
  }
  if (media.protocol !== 'wss:') return refuse(`${media.protocol} is not an encrypted socket`);
  return isTrustedHost(media, base) ? ok(media) : refuse(`host ${media.hostname}`);
}
