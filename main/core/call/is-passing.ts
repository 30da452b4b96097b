import type { AppError } from '#contract/errors.ts';

/** A failure that may be gone a second later. */
export function isPassing(error: AppError): boolean {
  return (
    error.code === 'service-timeout' ||
    error.code === 'service-unreachable' ||
    error.code === 'service-broken' ||
    error.code === 'rate-limited'
  );
}

/** A request whose answer was lost may have been carried out all the same. */
export function mayBeCarriedOut({ code }: AppError): boolean {
  return code === 'service-timeout' || code === 'service-broken' || code === 'service-unreachable';
}
