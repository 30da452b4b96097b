import { expect, test, vi } from 'vitest';
import { galleryState } from './gallery-stage.ts';
import { lookEverywhere } from './look-everywhere.ts';
import { stageOfTests } from './stage-of-tests.ts';
import { statesOnPages } from './state-on-page.ts';

/** From all over the gallery, some of each window: the other suites look at every state in Portuguese alone. */
const STATES = [
  'empty',
  'typing',
  'down',
  'remove-line',
  'incoming-revealed',
  'incoming-hostile-3',
  'incoming-busy',
  'mini-alerting',
  'mini-web',
  'settings-alerts-untold',
  'dial-do-not-contact',
  'contacts-new',
];

const pages = statesOnPages(stageOfTests());
// Each is looked at in every language and size, which takes a loaded machine its time.
vi.setConfig({ testTimeout: 120_000 });

test.each(STATES)(
  '%s is whole, legible and named for everyone: in each language and size, light, dark and in the colours of the system',
  async (name) => {
    const shown = galleryState(name);
    expect(await pages.look(shown, (page) => lookEverywhere(page, shown))).toEqual([]);
  },
);
