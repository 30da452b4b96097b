// lint: typescript(no-unsafe-assignment)
// layers: ui-has-no-app-words
import { platform } from '../state/touches-process.ts';

export const buttonPlatform = platform;
