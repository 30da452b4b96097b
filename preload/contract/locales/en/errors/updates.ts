import type { ptBrUpdateErrors } from '../../pt-br/errors/updates.ts';
import type { Wording } from '../../wording.ts';

/** What fails about updates of the app: what it is called, and what to do next. */
export const enUpdateErrors: Wording<typeof ptBrUpdateErrors> = {
  'update-unreachable': {
    title: 'Updates could not be looked for',
    advice: 'Check the internet. The phone looks again by itself; calls do not depend on it.',
  },
  'update-refused': {
    title: 'An update was refused to keep you safe',
    advice: 'It lacks the right signature, or is an old one. Nothing was installed. Tell support if it goes on.',
  },
  'update-failed': {
    title: 'The update broke off',
    advice: 'This version goes on working. Try again in Settings, Updates.',
  },
  'update-in-call': {
    title: 'The update waits for the call',
    advice: 'End the call and install it then, in Settings, Updates.',
  },
  'update-ready': {
    title: 'There is a new version of the phone',
    advice: 'Install it when it suits you, in Settings, Updates.',
  },
  'update-required': {
    title: 'This version places no more calls',
    advice: 'It has a serious fault. Install the newer one in Settings, Updates. Answering goes on working.',
  },
};
