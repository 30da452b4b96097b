import type { Customer } from '../customers/customers.ts';
import { refusal, type ApiReply } from '../http/api-reply.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { PracticeSwitches } from '../practice-switches.ts';

/** Whether the number takes part in calls: whether web numbers do is contradicted on the public pages, hence the switch. */
export function mayCallAtAll(number: PracticeNumber, switches: PracticeSwitches): boolean {
  return number.kind === 'meta' || switches.webCalling === 'supported';
}

/** Why this customer can call nobody, or null. */
export function cannotCall(customer: Customer): ApiReply | null {
  if (customer.onCalled !== 'unreachable') return null;
  return refusal({ status: 409, code: 'CUSTOMER_NOT_ON_WHATSAPP', error: `${customer.name} is not on WhatsApp and can call nobody` });
}

/** Why this number can be called by nobody, or null. */
export function cannotBeCalled(number: PracticeNumber, switches: PracticeSwitches): ApiReply | null {
  if (!mayCallAtAll(number, switches))
    return refusal({ status: 409, code: 'NUMBER_CANNOT_CALL', error: 'Calling on web numbers is switched off (webCalling)' });
  if (number.state === 'OPEN') return null;
  return refusal({ status: 409, code: 'NUMBER_NOT_CONNECTED', error: 'A disconnected number cannot be reached' });
}
