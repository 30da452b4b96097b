import type { AppErrorCode } from '#contract/errors.ts';
import type { MessageKey } from '#contract/locales/message-key.ts';
import type { Place } from './places.ts';

/** Where the app itself can take the agent for the next step; null when the step lies outside. */
export type ErrorStep = Place | null;

const STEPS: Partial<Record<AppErrorCode, Place>> = {
  'key-rejected': 'lines',
  'key-locked': 'lines',
  'line-already-added': 'lines',
  'line-disconnected': 'lines',
  'audio-device-missing': 'settings',
  'audio-device-switched': 'settings',
  'microphone-blocked': 'settings',
  'sound-rate-wrong': 'settings',
  'voice-part-missing': 'settings',
  'practice-unavailable': 'settings',
  'storage-damaged': 'settings',
  'api-address-wrong': 'settings',
  'account-offer-gone': 'add-line',
  'tunnel-program-missing': 'tunnel',
  'tunnel-token-missing': 'tunnel',
  'tunnel-refused': 'tunnel',
  'tunnel-port-taken': 'tunnel',
  'public-url-wrong': 'tunnel',
  'permission-required': 'permissions',
  'permission-request-limit': 'permissions',
  'call-limit-reached': 'permissions',
  'peer-heard-nothing': 'sound-check',
  'sound-never-came': 'sound-check',
  'text-window-closed': 'permissions',
  'conversation-needed': 'permissions',
  'calling-disabled': 'permissions',
  'proxy-address-wrong': 'settings',
  'proxy-unreachable': 'settings',
  'proxy-login-needed': 'settings',
  'certificate-untrusted': 'settings',
  'ca-file-unusable': 'settings',
  'contacts-full': 'contacts',
  'update-ready': 'settings',
  'update-required': 'settings',
  'update-failed': 'settings',
  'update-refused': 'settings',
};

export function errorStep(code: AppErrorCode): ErrorStep {
  return STEPS[code] ?? null;
}

/** Where the name of the place alone would not say what to do there. */
const STEP_WORDS: Partial<Record<Place, MessageKey>> = {
  settings: 'common.openSettings',
  'sound-check': 'soundCheck.open',
  tunnel: 'common.openSettings',
  lines: 'common.openLines',
  'add-line': 'lines.add',
  permissions: 'shell.openPermissions',
  contacts: 'shell.openContacts',
};

/** What the button to a place says. */
export function stepWords(place: Place): MessageKey {
  return STEP_WORDS[place] ?? `places.${place}`;
}
