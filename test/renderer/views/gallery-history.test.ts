import { HISTORY_STATES } from '../../../build/gallery/history-states.ts';
import { gallerySuite } from './gallery-suite.ts';

gallerySuite(HISTORY_STATES);
