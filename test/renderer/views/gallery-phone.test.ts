import { ALERT_STATES } from '../../../build/gallery/alert-states.ts';
import { CONTACT_STATES } from '../../../build/gallery/contacts-states.ts';
import { DESK_FIT_STATES } from '../../../build/gallery/desk-fit-states.ts';
import { HISTORY_STATES } from '../../../build/gallery/history-states.ts';
import { LINE_STATES } from '../../../build/gallery/line-states.ts';
import { POLICY_STATES } from '../../../build/gallery/policy-states.ts';
import { GALLERY } from '../../../build/gallery/states.ts';
import { SHELL_STATES } from '../../../build/gallery/shell-states.ts';
import { SOUND_STATES } from '../../../build/gallery/sound-states.ts';
import { SETTINGS_STATES } from '../../../build/gallery/settings-states.ts';
import { TUNNEL_STATES } from '../../../build/gallery/tunnel-states.ts';
import { WHATSAPP_STATES } from '../../../build/gallery/whatsapp-states.ts';
import { WIZARD_STATES } from '../../../build/gallery/wizard-states.ts';
import { gallerySuite } from './gallery-suite.ts';

const elsewhere = new Set([
  ...ALERT_STATES,
  ...CONTACT_STATES,
  ...DESK_FIT_STATES,
  ...HISTORY_STATES,
  ...LINE_STATES,
  ...TUNNEL_STATES,
  ...SOUND_STATES,
  ...SHELL_STATES,
  ...SETTINGS_STATES,
  ...POLICY_STATES,
  ...WHATSAPP_STATES,
  ...WIZARD_STATES,
]);
gallerySuite(GALLERY.filter((shown) => !elsewhere.has(shown)));
