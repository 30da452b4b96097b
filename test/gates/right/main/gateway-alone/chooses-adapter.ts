import { level } from '../adapters/log/unformatted.ts';

export const gatewayLevel = level;
