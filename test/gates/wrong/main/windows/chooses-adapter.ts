// layers: adapters-are-composed windows-know-core-and-ipc
import { level } from '../adapters/log/unformatted.ts';

export const windowLevel = level;
