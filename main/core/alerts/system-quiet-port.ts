/** Asks the operating system whether it is told not to disturb; null where it does not tell. */
export type ReadSystemQuiet = () => Promise<boolean | null>;
