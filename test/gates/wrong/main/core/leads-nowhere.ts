// layers: core-is-pure resolvable
// types: TS2307
import { gone } from './gone.ts';

export const answer: unknown = gone;
