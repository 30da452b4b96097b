import { MESSAGE_STATES } from '../../../build/gallery/message-states.ts';
import { WHATSAPP_STATES } from '../../../build/gallery/whatsapp-states.ts';
import { gallerySuite } from './gallery-suite.ts';

gallerySuite([...WHATSAPP_STATES, ...MESSAGE_STATES]);
