import { seconds } from '#contract/reads-clock.ts';
import { ageMs } from './reads-clock.ts';

export const ageSeconds = (since: number, now: number): number => seconds(ageMs(since, now));
