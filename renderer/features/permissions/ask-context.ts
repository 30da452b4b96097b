import { createContext, useContext } from 'react';
import type { Customer } from './customer.ts';

/** Null in windows in which nobody is asked. */
export const AskContext = createContext<((customer: Customer) => void) | null>(null);

/** Opens the window's dialog in which a customer is asked for permission; null where the window has none. */
export function useAsk(): ((customer: Customer) => void) | null {
  return useContext(AskContext);
}
