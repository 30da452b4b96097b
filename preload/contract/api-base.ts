import { appError, type AppError } from './errors.ts';
import { fail, ok, type Result } from './result.ts';

/**
 * Scheme, host, optional port, optional plain path. Stricter than a URL on purpose: no user name, no query,
 * no fragment and no escapes, so nothing can hide in it that the key would be sent to.
 */
const BASE = /^(https?):\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[::1\])(:[0-9]{1,5})?((?:\/[A-Za-z0-9._~-]+)*)$/;
const LOOPBACK = /^(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])$/;
const HIGHEST_PORT = 65_535;

/** True for the machine's own addresses: localhost, 127.0.0.0/8 and [::1]. `host` is lower case, without port. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}

/** True when `apiBase`, as returned by `apiBase()`, points to this machine: the practice line or a test. */
export function isLoopbackBase(base: string): boolean {
  const host = BASE.exec(base)?.[2];
  return host !== undefined && isLoopbackHost(host);
}

/**
 * The base address of the API as it is kept: lower-case host, no trailing slash.
 * Plain `http:` is for this machine only, because every request carries the key.
 * Fails with `invalid-input`; the detail repeats nothing of the text, which may hold a pasted key.
 */
export function apiBase(text: string): Result<string, AppError> {
  const trimmed = text.trim().replace(/\/+$/, '');
  const split = /^([A-Za-z]+:\/\/[^/]*)(.*)$/.exec(trimmed);
  const candidate = split === null ? trimmed : `${(split[1] ?? '').toLowerCase()}${split[2] ?? ''}`;
  const parts = BASE.exec(candidate);
  if (parts === null) return fail(appError('invalid-input', 'the API address must look like https://host/v1'));
  const [, scheme, host, port] = parts;
  if (port !== undefined && Number(port.slice(1)) > HIGHEST_PORT) {
    return fail(appError('invalid-input', 'the API address has an impossible port'));
  }
  if (scheme === 'http' && !isLoopbackHost(host ?? '')) {
    return fail(appError('invalid-input', 'the API address must be https: http would show the key to the network'));
  }
  return ok(candidate);
}
