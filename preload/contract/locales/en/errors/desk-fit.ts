import type { ptBrDeskFitErrors } from '../../pt-br/errors/desk-fit.ts';
import type { Wording } from '../../wording.ts';

export const enDeskFitErrors: Wording<typeof ptBrDeskFitErrors> = {
  'link-refused': {
    title: 'This link has no number that can be called',
    advice: 'Nothing was dialled. Type or paste the number into the field.',
  },
  'links-not-ours': {
    title: 'The system still opens these links with another program',
    advice: 'Choose Pilot Softphone in the default apps of the system.',
  },
  'command-not-placed': {
    title: 'The command could not be installed or removed',
    advice: 'See whether you may write to that folder, and whether something else lies there. Until then use the full path.',
  },
  'no-call': {
    title: 'There is no call this could be about',
    advice: 'Wait until it rings, or place a call first.',
  },
  'only-rings': {
    title: 'There is only a call that rings',
    advice: 'To take it, use “answer”; to turn it away, “reject”.',
  },
  'no-such-line': {
    title: 'There is no line of that name',
    advice: 'See the names under Lines, or leave the line out.',
  },
  'login-refused': {
    title: 'The system did not let the phone start with the computer',
    advice: 'Ask whoever administers this computer, or add the phone to the startup programs.',
  },
  'tray-missing': {
    title: 'This desktop does not show the phone’s icon',
    advice:
      'On GNOME, install the extension “AppIndicator and KStatusNotifierItem Support”. Until then closing the window only minimises it.',
  },
  'crm-address-wrong': {
    title: 'The address of the customer page is no good',
    advice: 'Use an https address with {number} where the number goes. Correct it in the settings, under Integrations.',
  },
  'outside-refused': {
    title: 'The system did not open the customer page',
    advice: 'See whether there is a default browser, then try again.',
  },
  'hook-address-wrong': {
    title: 'The address to tell of calls is no good',
    advice: 'Use https, or a program on this computer (http://localhost…).',
  },
  'hook-refused': {
    title: 'The program that is told of calls did not take one of them',
    advice: 'See its answer under Integrations, and tell whoever looks after that program.',
  },
  'hook-secret-locked': {
    title: 'The secret for telling of calls does not open now',
    advice: 'Unlock the system’s password vault, or make a new secret under Integrations.',
  },
};
