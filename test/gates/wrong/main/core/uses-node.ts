// layers: core-is-pure
// lint: typescript(no-unsafe-assignment)
// types: TS2591
import { basename } from 'node:path';

export const name = basename;
