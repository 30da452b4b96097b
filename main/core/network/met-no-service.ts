import type { AppError } from '#contract/errors.ts';

/** How the system, or the client of HTTP, says that no connection came about. */
const NO_WAY: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Whether a request never reached the service. One whose connection broke may have been read there all the same, and so may one whose
 * answer was waited for in vain.
 */
export function metNoService({ code, detail }: AppError): boolean {
  return (code === 'service-unreachable' || code === 'service-timeout') && detail !== undefined && NO_WAY.has(detail);
}
