// layers: adapters-stand-alone
import { level } from '../log/unformatted.ts';

export const trayLevel = level;
