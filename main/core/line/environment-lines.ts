import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { DEFAULT_API_BASE } from '#contract/settings.ts';
import type { LineAccess } from '../ports.ts';
import { apiBase } from './api-base.ts';

/** The variables by which an administrator or a test gives lines that last until quit. */
export interface LineEnvironment {
  /** Comma-separated number keys, in the order in which the lines are shown. */
  readonly PILOT_STATUS_API_KEYS?: string | undefined;
  /** Base of the API for these keys; the service's own where it is not given. */
  readonly PILOT_STATUS_API_URL?: string | undefined;
}

/** Printable ASCII without spaces: what an HTTP header can carry. */
const SENDABLE_KEY = /^[\x21-\x7e]{1,500}$/;

/**
 * The lines that the environment describes; none where no key is set. A wrong address or key fails as
 * `invalid-input`, with a detail that names the variable and never the key.
 */
export function environmentLines(environment: LineEnvironment): Result<readonly LineAccess[], AppError> {
  const address = environment.PILOT_STATUS_API_URL?.trim() ?? '';
  const base = apiBase(address === '' ? DEFAULT_API_BASE : address);
  if (!base.ok) return fail(appError('invalid-input', `PILOT_STATUS_API_URL: ${base.error.detail ?? 'not an address'}`));
  const keys = (environment.PILOT_STATUS_API_KEYS ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  if (!keys.every((key) => SENDABLE_KEY.test(key))) {
    return fail(appError('invalid-input', 'PILOT_STATUS_API_KEYS: a key holds characters that no key has'));
  }
  return ok([...new Set(keys)].map((apiKey) => ({ apiBase: base.value, apiKey })));
}
