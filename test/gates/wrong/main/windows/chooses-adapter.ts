// layers: adapters-are-composed rooms-point-at-core
import { level } from '../adapters/log/unformatted.ts';

export const windowLevel = level;
