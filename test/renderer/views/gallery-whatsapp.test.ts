import { WHATSAPP_STATES } from '../../../build/gallery/whatsapp-states.ts';
import { gallerySuite } from './gallery-suite.ts';

gallerySuite(WHATSAPP_STATES);
