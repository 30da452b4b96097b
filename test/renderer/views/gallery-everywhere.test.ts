import { expect, test, vi } from 'vitest';
import { chosenStates } from '../../../build/gallery/chosen-states.ts';
import { lookEverywhere } from './look-everywhere.ts';
import { stageOfTests } from './stage-of-tests.ts';
import { statesOnPages } from './state-on-page.ts';

/**
 * From each window, and between them nearly every kind of fault that a look at all has found: the other suites look at every state's layout
 * where its words have least room, but at its colours, headings and foreign words in Portuguese alone. `LOOK_AT=all` looks at all,
 * `LOOK_AT=history*,dialing` at some.
 */
const EACH_KIND = [
  'idle-quiet',
  'history-fetch-failed',
  'active-clips',
  'muted-talking',
  'dial-emergency',
  'settings-recording',
  'edit-line-until-quit',
  'account-added-partly',
  'incoming-practice',
  'incoming-refused',
  'incoming-hostile-3',
  'mini-web',
];

const pages = statesOnPages(stageOfTests());
// Each is looked at in every language and size, which takes a loaded machine its time.
vi.setConfig({ testTimeout: 120_000 });

test.each(chosenStates(process.env['LOOK_AT'] ?? EACH_KIND.join(',')))(
  '$name is whole, legible and named for everyone: in each language and size, light, dark and in the colours of the system',
  async (shown) => {
    expect(await pages.look(shown, (page) => lookEverywhere(page, shown))).toEqual([]);
  },
);
