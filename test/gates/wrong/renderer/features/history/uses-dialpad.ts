// layers: features-do-not-know-each-other
import { keys } from '../dialpad/keys.ts';

export const historyKeys = keys;
