import { level } from './adapters/log/unformatted.ts';

export const compose = (): string => level;
