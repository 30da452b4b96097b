import { seconds } from '#contract/reads-clock.ts';

export const age = seconds;
