import type { ptBrUpdates } from '../pt-br/updates.ts';
import type { Wording } from '../wording.ts';

/** Words of the updates of the app. */
export const enUpdates: Wording<typeof ptBrUpdates> = {
  updates: {
    title: 'Updates',
    words: 'version, upgrade, new, install',
    installed: 'Version {{version}}',
    lookedAt: 'Looked for {{when}}',
    phases: {
      offNoAddress: 'This copy looks for no updates: it was built without an address for them.',
      offBySystem: 'Whoever installed the phone on this computer updates it too.',
      current: 'There is no newer version.',
      looking: 'Looking…',
      found: 'Version {{version}} is available.',
      foundStaged: 'Version {{version}} comes to this computer in the next days. Take it now if you like.',
      downloading: 'Downloading version {{version}}: {{percent}}%',
      readyCall: 'Version {{version}} is ready and waits for the call to end.',
      readyIdle: 'Version {{version}} is ready. It is installed when nobody uses the computer. Install it now if you like.',
      readyAgent: 'Version {{version}} is ready. Install it when it suits you.',
      installing: 'Closing to install version {{version}}…',
    },
    look: 'Look now',
    take: 'Download now',
    install: 'Install and open again',
    automatic: 'Update by itself',
    automaticAbout: 'Downloads quietly and installs while the computer rests, never during a call.',
    channel: 'Receive',
    channels: { stable: 'Finished versions', early: 'Sooner' },
    pinned: 'The administrator has fixed version {{version}}.',
  },
};
