import { isLoopbackHost } from '#contract/api-base.ts';
import type { TunnelRules } from '../../core/events/tunnel.ts';

/** Names and numbers that mean something inside one network only: the service cannot reach them. */
const PRIVATE_HOST =
  /^(?:[^.]*|.*\.(?:local|localhost|internal|lan|home\.arpa)|0\.0\.0\.0|10\..*|127\..*|192\.168\..*|169\.254\..*|172\.(?:1[6-9]|2\d|3[01])\..*|\[.*\])$/;

/**
 * The address as webhooks are registered with it: https, no trailing slash, no user, query or fragment; a path is
 * allowed. Null for anything else. On loopback, where that is allowed, http will do.
 */
export function publicAddress(text: string, { allowLoopback }: TunnelRules): string | null {
  const url = URL.parse(text.trim());
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  if (/[?#@\\\s]/.test(text.trim())) return null; // what URL forgives: an empty query, a backslash for a slash
  const here = allowLoopback && isLoopbackHost(url.hostname);
  if (!here && (url.protocol !== 'https:' || PRIVATE_HOST.test(url.hostname))) return null;
  if (here && url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
