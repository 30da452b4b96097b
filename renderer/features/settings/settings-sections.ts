import { ALERTS_SECTION } from '../alerts/alerts-section.tsx';
import { HISTORY_SECTION } from '../history/history-settings.tsx';
import { HOTKEYS_SECTION } from '../hotkeys/hotkeys-section.tsx';
import { INTEGRATIONS_SECTION } from '../integrations/integrations-section.tsx';
import { LINKS_SECTION } from '../integrations/links-section.tsx';
import { STARTUP_SECTION } from '../integrations/startup-section.tsx';
import { NETWORK_SECTION } from '../network/network-section.tsx';
import { WRAP_UP_SECTION } from '../notes/wrap-up-settings.tsx';
import { UPDATES_SECTION } from '../updates/updates-section.tsx';
import { ADVANCED_SECTION, ARRIVAL_SECTION, PRACTICE_SECTION, RECORDING_SECTION, VOICE_SECTION } from './call-sections.tsx';
import { DIAGNOSTICS_SECTION } from './diagnostics-section.tsx';
import { GENERAL_SECTION } from './general-section.tsx';
import type { SettingsSection } from './settings-section.ts';
import { SOUND_SECTION } from './sound-section.tsx';
import { SYSTEM_SECTION } from './system-section.tsx';
import { TRANSFER_SECTION } from './transfer-section.tsx';

/** The sections of the settings page in their order. An area that has settings adds its own by a line. */
export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  GENERAL_SECTION,
  SOUND_SECTION,
  VOICE_SECTION,
  ALERTS_SECTION,
  RECORDING_SECTION,
  WRAP_UP_SECTION,
  HISTORY_SECTION,
  HOTKEYS_SECTION,
  LINKS_SECTION,
  INTEGRATIONS_SECTION,
  STARTUP_SECTION,
  ARRIVAL_SECTION,
  NETWORK_SECTION,
  PRACTICE_SECTION,
  SYSTEM_SECTION,
  UPDATES_SECTION,
  TRANSFER_SECTION,
  DIAGNOSTICS_SECTION,
  ADVANCED_SECTION,
];
