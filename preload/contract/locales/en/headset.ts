import type { Wording } from '../wording.ts';
import type { ptBrHeadset } from '../pt-br/headset.ts';

/** Words about the buttons and lamps of headsets. */
export const enHeadset: Wording<typeof ptBrHeadset> = {
  headset: {
    title: 'Headset buttons',
    about: 'Answer, mute and hang up on the headset, and see the call on it. Choose it once; then plugging it in is enough.',
    choose: 'Choose headset',
    chooseOther: 'Use another headset',
    choosing: 'Which headset?',
    noneFound: 'No headset with call buttons found.',
    noneFoundAbout:
      'Connect it by its cable or USB adapter: it shows up here. Over the computer’s own Bluetooth the buttons do not reach the phone.',
    giveUp: 'Cancel',
    forget: 'Stop using the buttons of {{name}}',
    ready: 'Ready: {{buttons}}',
    unplugged: 'Not connected',
    blocked: 'Does not open. Close other phones that use this headset and connect it again. On Linux the system must also allow it.',
    buttons: {
      hook: 'answer and hang up',
      mute: 'mute',
      hold: 'hold',
      decline: 'decline',
      redial: 'redial',
    },
  },
};
