import { LINE_STATES } from '../../../build/gallery/line-states.ts';
import { GALLERY } from '../../../build/gallery/states.ts';
import { SOUND_STATES } from '../../../build/gallery/sound-states.ts';
import { TUNNEL_STATES } from '../../../build/gallery/tunnel-states.ts';
import { gallerySuite } from './gallery-suite.ts';

const elsewhere = new Set([...LINE_STATES, ...TUNNEL_STATES, ...SOUND_STATES]);
gallerySuite(GALLERY.filter((shown) => !elsewhere.has(shown)));
