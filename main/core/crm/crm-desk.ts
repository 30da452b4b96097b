import { type AppState, MOST_RECENTS } from '#contract/app-state.ts';
import type { Call, CallId } from '#contract/call.ts';
import { appError, type AppError } from '#contract/errors.ts';
import type { CrmSettings } from '#contract/integrations.ts';
import { type CrmValues, filledAddress, templateProblem } from '#contract/outside-address.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, type Result } from '#contract/result.ts';
import { ringsHere } from '#contract/rings-here.ts';
import { inBackground } from '../in-background.ts';
import { createLastSeen } from '../last-seen.ts';
import type { Clock, Log } from '../ports.ts';
import type { OpenOutside } from './outside-port.ts';

/** A storm of rings opens no storm of pages. */
const MOST_POPS = 3;
const POPS_WITHIN_MS = 10_000;
/** More than a state ever has of calls, so that no page opens twice: a ring goes out of sight, and comes back, as the network does. */
const MOST_POPPED = 10 * MOST_RECENTS;

export interface CrmDesk {
  /** Opens the customer's page once for each call, when its moment has come. */
  follow(state: AppState): void;
  /** Opens it now, whatever the moment. Fails with `crm-address-wrong`, or with what the system said. */
  open(customer: CrmCustomer): Promise<Result<null, AppError>>;
}
export type CrmCustomer = Pick<CrmValues, 'line' | 'lineNumber' | 'direction' | 'call'> & { readonly number: PhoneNumber };

/** The customer's page of the CRM, beside the call. Practice calls open nothing: their customers are in no CRM. */
export function createCrmDesk(ports: {
  readonly settings: () => CrmSettings;
  readonly nameOf: (number: PhoneNumber) => string | null;
  readonly openOutside: OpenOutside;
  readonly clock: Clock;
  readonly log: Log;
  readonly tell: (error: AppError) => void;
}): CrmDesk {
  const { settings, nameOf, openOutside, clock, log, tell } = ports;
  const popped = createLastSeen<CallId>(MOST_POPPED);
  let poppedAt: readonly number[] = [];
  let isFirst = true;

  const open: CrmDesk['open'] = async ({ number, ...others }) => {
    const { template, schemes } = settings();
    const problem = templateProblem(template, schemes);
    if (problem !== null) return fail(appError('crm-address-wrong', problem));
    const values = { ...others, number, digits: number.slice(1), national: national(number), name: nameOf(number) ?? '' };
    return openOutside(filledAddress(template, values), schemes);
  };

  const pop = async (customer: CrmCustomer): Promise<void> => {
    const opened = await open(customer);
    if (!opened.ok) tell(opened.error);
  };

  return {
    open,
    follow(state) {
      const { when, template, outbound } = settings();
      const calls = state.calls.filter(({ id, phase }) => phase !== 'ended' && !popped.has(id));
      for (const call of calls) {
        const line = state.lines.find(({ id }) => id === call.lineId);
        if (line?.origin === 'practice') continue;
        // Whoever takes no calls now is not called to them by a page either.
        if (call.phase === 'ringing' && !ringsHere(call, state)) continue;
        const isNow = isMoment(call, { when, outbound });
        // What was up before this start was somebody's call already: its page is open, or they want none.
        if (isFirst && call.phase !== 'ringing') popped.add(call.id);
        if (!isNow || popped.has(call.id) || call.peer === null || template.trim() === '') continue;
        popped.add(call.id);
        poppedAt = [...poppedAt.filter((at) => clock.now() - at < POPS_WITHIN_MS), clock.now()];
        if (poppedAt.length > MOST_POPS) {
          log.info('a customer page was not opened: too many at once');
          continue;
        }
        const customer = {
          number: call.peer,
          line: line?.label ?? '',
          lineNumber: line?.number ?? '',
          direction: call.direction,
          call: call.id,
        };
        inBackground('opening a customer page', pop(customer), log);
      }
      isFirst = false;
    },
  };
}

function isMoment(call: Call, { when, outbound }: Pick<CrmSettings, 'when' | 'outbound'>): boolean {
  if (when === 'off') return false;
  if (call.direction === 'outbound') return outbound && (when === 'ring' || call.phase === 'active');
  return when === 'ring' ? true : call.phase === 'active';
}

/** As it is dialled inside Brazil; a foreign number as digits. */
function national(number: PhoneNumber): string {
  return number.startsWith('+55') ? number.slice(3) : number.slice(1);
}
