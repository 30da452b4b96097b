// layers: contract-stands-alone
// types: TS6307
import { ageMs } from '../../main/core/reads-clock.ts';

export const age = ageMs;
