import { ALERT_STATES } from '../../../build/gallery/alert-states.ts';
import { gallerySuite } from './gallery-suite.ts';

gallerySuite(ALERT_STATES);
