import { DESK_FIT_STATES } from '../../../build/gallery/desk-fit-states.ts';
import { gallerySuite } from './gallery-suite.ts';

gallerySuite(DESK_FIT_STATES);
