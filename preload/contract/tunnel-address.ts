import { isLoopbackHost } from './api-base.ts';
import { appError, type AppError } from './errors.ts';
import { fail, ok, type Result } from './result.ts';

/** A name with at least one dot: no scheme, no port, no path. */
const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const ADDRESS = /^https:\/\/([^/:]+)(:[0-9]{1,5})?((?:\/[A-Za-z0-9._~-]+)*)$/;
/** Lower ports need an administrator, and belong to others. */
const LOWEST_PORT = 1_024;
const HIGHEST_PORT = 65_535;

/**
 * The public address of a tunnel as it is kept: https, lower-case host, no trailing slash. The service would not
 * send webhooks to plain http, nor reach a name of this machine. Fails with `public-url-wrong`.
 */
export function publicAddress(text: string): Result<string, AppError> {
  const trimmed = text.trim().replace(/\/+$/, '');
  const split = /^([A-Za-z]+:\/\/[^/]*)(.*)$/.exec(trimmed);
  const candidate = split === null ? trimmed : `${(split[1] ?? '').toLowerCase()}${split[2] ?? ''}`;
  const [, host = '', port = ''] = ADDRESS.exec(candidate) ?? [];
  if (!HOST.test(host) || isLoopbackHost(host)) return fail(appError('public-url-wrong', 'it must look like https://name.example'));
  if (port !== '' && Number(port.slice(1)) > HIGHEST_PORT) return fail(appError('public-url-wrong', 'it has an impossible port'));
  return ok(candidate);
}

/** A domain as a tunnel service names it, also where it was pasted as an address. Fails with `public-url-wrong`. */
export function publicHost(text: string): Result<string, AppError> {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^https:\/\//, '')
    .replace(/\/+$/, '');
  if (!HOST.test(host) || isLoopbackHost(host)) return fail(appError('public-url-wrong', 'a domain looks like name.example'));
  return ok(host);
}

/** Whether our receiver may listen there. */
export function isLocalPort(port: number): boolean {
  return Number.isInteger(port) && port >= LOWEST_PORT && port <= HIGHEST_PORT;
}
