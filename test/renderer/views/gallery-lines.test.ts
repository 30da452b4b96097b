import { LINE_STATES } from '../../../build/gallery/line-states.ts';
import { TUNNEL_STATES } from '../../../build/gallery/tunnel-states.ts';
import { gallerySuite } from './gallery-suite.ts';

gallerySuite([...LINE_STATES, ...TUNNEL_STATES]);
