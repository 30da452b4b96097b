import { CONTACT_STATES } from '../../../build/gallery/contacts-states.ts';
import { gallerySuite } from './gallery-suite.ts';

gallerySuite(CONTACT_STATES);
