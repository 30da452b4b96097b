import { appError, type AppError } from './errors.ts';
import { LONGEST_PROXY_ADDRESS } from './network.ts';
import { parsesAsUrl } from './parses-as-url.ts';
import { fail, ok, type Result } from './result.ts';

/** Without a user in front of the host: what stands in an address ends in logs. */
const ADDRESS = /^https?:\/\/[^\s/\\@?#]+(?:[/?]\S*)?$/;

/**
 * Where a PAC script lies, as it is typed and as it is kept: http or https, a host and a port that can be. Fails with
 * `proxy-address-wrong`; the detail repeats nothing of the text.
 */
export function pacAddress(text: string): Result<string, AppError> {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_PROXY_ADDRESS) return fail(appError('proxy-address-wrong', 'too long'));
  if (!ADDRESS.test(trimmed)) return fail(appError('proxy-address-wrong', 'a PAC script has an http or https address'));
  if (!parsesAsUrl(trimmed)) return fail(appError('proxy-address-wrong', 'no such host or port can be'));
  return ok(trimmed);
}
