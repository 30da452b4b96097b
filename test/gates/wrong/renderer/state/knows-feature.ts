// layers: state-draws-nothing
import { keys } from '../features/dialpad/keys.ts';

export const known = keys;
