import { expect, test } from 'vitest';
import { QUICK_REPLIES } from '#contract/quick-replies.ts';
import { ok } from '#contract/result.ts';
import type { Settings } from '#contract/settings.ts';
import { DEFAULT_SETTINGS } from '../../../../main/adapters/settings-store/settings-document.ts';
import { lockRefusal } from '../../../../main/core/policy/policed-settings.ts';
import { applySettings } from '../../../../main/core/settings-transfer/apply-settings.ts';
import { setAppStage } from '../../../support/fakes/app-stage.ts';

const IN_ENGLISH: Settings = {
  ...DEFAULT_SETTINGS,
  language: 'en',
  alerts: { ...DEFAULT_SETTINGS.alerts, quickReplies: QUICK_REPLIES.en },
};
const ELSEWHERE: Partial<Settings> = {
  headsets: [{ vendorId: 1, productId: 2, name: 'Jabra' }],
  network: { ...DEFAULT_SETTINGS.network, proxy: { mode: 'direct' } },
};

/** The phone, and what an import and its undo do to it. */
function phone(settings: Settings, lockedSettings: readonly string[] = []) {
  const stage = setAppStage({ settings, lockedSettings });
  return {
    ...stage,
    become: (to: Settings) =>
      applySettings(to, {
        settings: stage.settings,
        refusal: (wanted) => lockRefusal({ locked: lockedSettings }, { from: stage.settings.read(), to: wanted }),
        changeSettings: (change) => stage.app.changeSettings(change),
      }),
  };
}

test.each(['alerts', 'alerts.quickReplies'])('another language goes through where %s is locked, and leaves the messages', async (lock) => {
  const { app, settings } = phone(DEFAULT_SETTINGS, [lock]);
  expect(await app.changeSettings({ language: 'en' })).toEqual(ok(null));
  expect(settings.read()).toEqual({ ...DEFAULT_SETTINGS, language: 'en' });
  const asked = await app.changeSettings({ language: 'es', alerts: { quickReplies: ['Ya te llamo.'] } });
  expect(asked).toMatchObject({ error: { code: 'locked-by-policy', detail: 'alerts.quickReplies' } });
  expect(settings.read().language).toBe('en');
});

test('an import in another language is whole where the alerts are locked', async () => {
  const { become, settings } = phone(DEFAULT_SETTINGS, ['alerts']);
  const wanted: Settings = { ...DEFAULT_SETTINGS, ...ELSEWHERE, language: 'en' };
  expect(await become(wanted)).toEqual(ok(null));
  expect(settings.read()).toEqual(wanted);
});

test.each(['theme', 'headsets', 'network'])('an import that a lock on %s refuses leaves everything as it was', async (lock) => {
  const { become, settings } = phone(DEFAULT_SETTINGS, [lock]);
  const refused = await become({ ...DEFAULT_SETTINGS, ...ELSEWHERE, language: 'en', theme: 'dark' });
  expect(refused).toMatchObject({ error: { code: 'locked-by-policy' } });
  expect(settings.read()).toEqual(DEFAULT_SETTINGS);
});

test('an undo brings back the messages that were there, also those of another language that nobody has touched', async () => {
  const before: Settings = { ...IN_ENGLISH, alerts: DEFAULT_SETTINGS.alerts };
  const { become, settings } = phone(before);
  expect(await become({ ...IN_ENGLISH, language: 'pt-BR' })).toEqual(ok(null));
  expect(settings.read().alerts.quickReplies, 'an import brings what it says').toEqual(QUICK_REPLIES.en);
  expect(await become(before)).toEqual(ok(null));
  expect(settings.read()).toEqual(before);
});
