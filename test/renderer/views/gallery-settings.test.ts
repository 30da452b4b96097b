import { POLICY_STATES } from '../../../build/gallery/policy-states.ts';
import { SETTINGS_STATES } from '../../../build/gallery/settings-states.ts';
import { WIZARD_STATES } from '../../../build/gallery/wizard-states.ts';
import { gallerySuite } from './gallery-suite.ts';

gallerySuite([...SETTINGS_STATES, ...POLICY_STATES, ...WIZARD_STATES]);
