import { appError } from '#contract/errors.ts';
import { addressProblem } from '#contract/outside-address.ts';
import { fail, ok } from '#contract/result.ts';
import type { OpenOutside } from '../../core/crm/outside-port.ts';
import type { Log } from '../../core/ports.ts';

/**
 * The one way by which the app opens anything outside itself. Whoever asks, the address passes the rule here once more: https, this
 * machine, or a scheme that was allowed by name.
 */
export function safeOpen({ open, log }: { readonly open: (address: string) => Promise<void>; readonly log: Log }): OpenOutside {
  return async (address, schemes) => {
    const problem = addressProblem(address, schemes);
    if (problem !== null || !URL.canParse(address)) return fail(appError('crm-address-wrong', problem ?? 'not-an-address'));
    const host = new URL(address).host;
    try {
      await open(address);
      log.info('opened a page outside', { host });
      return ok(null);
    } catch (cause) {
      // The message would repeat the address, and with it the customer's number.
      log.warn('a page outside did not open', { host, why: cause instanceof Error ? cause.name : 'unknown' });
      return fail(appError('outside-refused'));
    }
  };
}
