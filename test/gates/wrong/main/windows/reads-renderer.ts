// layers: main-knows-no-window-code
// types: TS6307
import { failed } from '../../renderer/features/dialpad/keys.ts';

export const report = failed;
