// layers: rooms-point-at-core
import { intake } from '../gateway/intake.ts';

export const feed = intake;
