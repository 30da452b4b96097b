import { createContext } from 'react';

/** Where the call screen says what a button has to tell: above all buttons, so that none of them moves. */
export const ToldPlace = createContext<HTMLElement | null>(null);
