import { ageMs } from '../core/reads-clock.ts';

export const frameAgeMs = ageMs;
