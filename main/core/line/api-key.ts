import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';

/** Printable ASCII without spaces: what an HTTP header can carry. A key shown with dots in place of its middle is not. */
const SENDABLE = /^[\x21-\x7e]{1,500}$/;

/** A key as it is sent, without the spaces that pasting brings. Fails with `key-malformed`; the detail repeats nothing of it. */
export function apiKey(text: string): Result<string, AppError> {
  const trimmed = text.trim();
  return SENDABLE.test(trimmed) ? ok(trimmed) : fail(appError('key-malformed', 'it holds characters that no key has'));
}
