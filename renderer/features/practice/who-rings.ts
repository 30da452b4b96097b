import type { PracticeCustomer } from '#contract/practice.ts';

/** The customers that can ring: all but the one who is not on WhatsApp, whom one can only try to call. */
export function whoRings(customers: readonly PracticeCustomer[]): readonly PracticeCustomer[] {
  return customers.filter(({ behaviour }) => behaviour !== 'not-on-whatsapp');
}
