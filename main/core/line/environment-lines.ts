import { apiBase } from '#contract/api-base.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { DEFAULT_API_BASE } from '#contract/settings.ts';
import type { LineAccess } from '../ports.ts';
import { apiKey } from './api-key.ts';

/** The variables by which an administrator or a test gives lines that last until quit. */
export interface LineEnvironment {
  /** Comma-separated number keys, in the order in which the lines are shown. */
  readonly PILOT_STATUS_API_KEYS?: string | undefined;
  /** Base of the API for these keys, and for lines that are added while it is not set in the settings. */
  readonly PILOT_STATUS_API_URL?: string | undefined;
  /** Comma-separated secrets of signed webhooks, where the service signs them: two while one replaces the other. */
  readonly PILOT_STATUS_WEBHOOK_SECRETS?: string | undefined;
}

/** What the environment says about lines. */
export interface EnvironmentLines {
  /** Keys are there, readable or not: the app is in service, and no place for practice. */
  readonly given: boolean;
  /** The address of the API; the service's own where none is given or it is none. */
  readonly apiBase: string;
  /** Secrets of signed webhooks; none: deliveries are taken unsigned. */
  readonly signatures: readonly string[];
  /** The lines; `environment-invalid`, with a detail that names the variable and never the key, where one is wrong. */
  readonly accesses: Result<readonly LineAccess[], AppError>;
}

function invalid(variable: keyof LineEnvironment, why: string): Result<never, AppError> {
  return fail(appError('environment-invalid', `${variable}: ${why}`));
}

/** Reads the lines that the environment describes; none where no key is set. */
export function environmentLines(environment: LineEnvironment): EnvironmentLines {
  const address = environment.PILOT_STATUS_API_URL?.trim() ?? '';
  const base = apiBase(address === '' ? DEFAULT_API_BASE : address);
  const keys = listed(environment.PILOT_STATUS_API_KEYS);
  const given = keys.length > 0;
  const signatures = listed(environment.PILOT_STATUS_WEBHOOK_SECRETS);
  if (!base.ok) {
    return {
      given,
      apiBase: DEFAULT_API_BASE,
      signatures,
      accesses: invalid('PILOT_STATUS_API_URL', base.error.detail ?? 'not an address'),
    };
  }
  if (!keys.every((key) => apiKey(key).ok)) {
    return { given, apiBase: base.value, signatures, accesses: invalid('PILOT_STATUS_API_KEYS', 'a key holds characters that no key has') };
  }
  const accesses = ok([...new Set(keys)].map((key) => ({ apiBase: base.value, apiKey: key })));
  return { given, apiBase: base.value, signatures, accesses };
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
