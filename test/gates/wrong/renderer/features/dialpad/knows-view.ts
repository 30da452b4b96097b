// layers: views-put-features-together
import { start } from '../../views/main/start.ts';

export const begin = start;
