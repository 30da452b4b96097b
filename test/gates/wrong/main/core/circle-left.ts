// layers: no-circle
import { right } from './circle-right.ts';

export const left = (): string => right();
