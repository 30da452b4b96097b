import { LINE_STATES } from '../../../build/gallery/line-states.ts';
import { SHELL_STATES } from '../../../build/gallery/shell-states.ts';
import { SOUND_STATES } from '../../../build/gallery/sound-states.ts';
import { TUNNEL_STATES } from '../../../build/gallery/tunnel-states.ts';
import { gallerySuite } from './gallery-suite.ts';

gallerySuite([...LINE_STATES, ...TUNNEL_STATES, ...SOUND_STATES, ...SHELL_STATES]);
