import { SETTINGS_STATES } from '../../../build/gallery/settings-states.ts';
import { WIZARD_STATES } from '../../../build/gallery/wizard-states.ts';
import { gallerySuite } from './gallery-suite.ts';

gallerySuite([...SETTINGS_STATES, ...WIZARD_STATES]);
