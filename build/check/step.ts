/** One static gate: what `npm run check` runs and reports. */
export type Step = {
  readonly name: string;
  /** Null when all is well, otherwise what is wrong, ready to print. */
  readonly run: (repository: string) => Promise<string | null>;
};
