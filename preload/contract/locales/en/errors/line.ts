import type { Wording } from '../../wording.ts';
import type { ptBrLineErrors } from '../../pt-br/errors/line.ts';

/** What fails about a line, its key and its number: what it is called, and what to do next. */
export const enLineErrors: Wording<typeof ptBrLineErrors> = {
  'key-rejected': {
    title: 'The key of this line was not accepted',
    advice: 'Copy the key again from the Pilot Status dashboard, remove the line and add it once more.',
  },
  'key-malformed': {
    title: 'This is not a whole key',
    advice: 'Copy the key again from the Pilot Status dashboard, without dots, spaces or accents, and paste it here.',
  },
  'key-locked': {
    title: 'The key of this line does not open on this computer',
    advice: 'Unlock the system’s password vault and open the phone again. If that fails, remove the line and add it once more.',
  },
  'tenant-key-given': {
    title: 'This is the account’s key, not a number’s',
    advice: 'In the dashboard, open the number that will call and copy the key shown there.',
  },
  'number-key-given': {
    title: 'This is a number’s key, and the account’s is needed here',
    advice: 'Ask whoever manages Pilot Status for the account key.',
  },
  'line-already-added': {
    title: 'This line is already on the phone',
    advice: 'Look for it in the list of lines. There is no need to add it again.',
  },
  'account-offer-gone': {
    title: 'The list of numbers is too old',
    advice: 'To be safe it lasts only a few minutes. Paste the account key again.',
  },
  'line-disconnected': {
    title: 'This number is disconnected from WhatsApp',
    advice: 'Scan the QR code again in the Pilot Status dashboard. The line comes back by itself.',
  },
  'calling-disabled': {
    title: 'Calls are switched off for this number',
    advice: 'Ask the administrator to switch calls on for this number in the Pilot Status dashboard.',
  },
  'calling-not-ready': {
    title: 'This number is not ready for calls yet',
    advice: 'Its technical set-up is not complete. Ask the administrator to connect the number again in the Pilot Status dashboard.',
  },
  'not-supported': {
    title: 'This kind of number cannot do that',
    advice: 'Use another line. If it worked before, tell support.',
  },
  'plan-required': {
    title: 'The current plan does not include calls',
    advice: 'Talk to the administrator of the Pilot Status account about the plan.',
  },
  'payment-required': {
    title: 'Meta has no payment method on file',
    advice: 'The administrator needs to add a card to the WhatsApp Business account.',
  },
  'number-restricted': {
    title: 'Meta does not let this number call right now',
    advice: 'Answering still works. The reason is shown in the WhatsApp Business dashboard.',
  },
  'tier-too-low': {
    title: 'This number is still too small for calls',
    advice:
      'Meta asks for a limit of at least 2,000 conversations a day. The administrator sees it, and asks for more, in WhatsApp Business.',
  },
  'country-not-served': {
    title: 'Meta lets numbers of this country place no calls',
    advice: 'Answering still works. To call, use a line of another country or a web line.',
  },
  'quality-paused': {
    title: 'Meta has paused calls of this number for low quality',
    advice: 'Many calls were left unanswered or reported. Use another line and tell the administrator.',
  },
  'too-many-calls': {
    title: 'This number already places as many calls as WhatsApp takes',
    advice: 'Wait a few minutes and call again, or use another line.',
  },
  'calling-settings-refused': {
    title: 'WhatsApp did not take these settings',
    advice: 'Nothing was changed. Check the hours and save again.',
  },
  'calling-settings-stale': {
    title: 'These settings were read too long ago',
    advice: 'Read them again and repeat the change.',
  },
  'prices-unusable': {
    title: 'This file has no prices that can be used',
    advice: 'Use CSV or JSON with the columns prefix and price per minute. The table from before stays in use.',
  },
  'environment-invalid': {
    title: 'The lines given by the installation could not be read',
    advice: 'Ask whoever installed the phone to correct PILOT_STATUS_API_KEYS and PILOT_STATUS_API_URL and open it again.',
  },
  'line-not-kept': {
    title: 'This line lasts only until the phone is closed',
    advice: 'The computer did not let it be written. Free space on the disk, remove the line and add it once more.',
  },
  'keys-not-kept': {
    title: 'Keys last only until the phone is closed',
    advice: 'This computer has no password vault. Switch on the system’s vault so that keys need not be pasted again.',
  },
  'practice-unavailable': {
    title: 'Practice did not open',
    advice: 'Switch practice off and on in the settings. Other lines are not affected.',
  },
};
