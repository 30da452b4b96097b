import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { pressOn } from '../../../support/softphone/by-keyboard.ts';
import { galleryState, publish, raised } from '../gallery-stage.ts';
import { stageOfPages } from '../stage-of-tests.ts';

const stage = stageOfPages();

test.each(['pt-BR', 'en'] as const)(
  '%s: the card is reached by Tab, and each of its buttons pressed by Enter or Space',
  async (language) => {
    const t = createTranslator(language);
    const context = await stage.freshContext();
    await context.clock.install(); // so that no busy machine lets the card's deaf moments pass
    const shown = galleryState('incoming-note');
    const page = await stage.show({ ...shown, state: { ...shown.state, settings: { ...shown.state.settings, language } } }, context);
    await page.clock.pauseAt(Date.now() + 60_000);
    const [ring] = shown.state.calls;
    if (ring?.phase !== 'ringing') throw new Error('nobody rings');
    const deeds = async () => (await raised(page)).filter(([name]) => name.startsWith('call/'));
    const button = (key: 'call.answer' | 'call.silence' | 'call.reject') => page.getByRole('button', { name: t(key), exact: true });
    /** The card as it is when this ring has just come up. */
    const comesUp = async (): Promise<void> => {
      await publish(page, { calls: [] });
      await page.clock.runFor(2_000);
      await publish(page, { calls: [ring] });
      await page.clock.runFor(100);
    };
    for (const [key, name, press] of [
      ['call.answer', 'call/answer', 'Enter'],
      ['call.reject', 'call/reject', 'Space'],
      ['call.silence', 'call/silence', 'Space'],
    ] as const) {
      await comesUp();
      const before = (await deeds()).length;
      await pressOn(page, button(key), press);
      expect((await deeds()).slice(before), 'too early').toEqual([]);
      await page.clock.runFor(600);
      await pressOn(page, button(key), press);
      expect((await deeds()).slice(before)).toEqual([[name, { callId: ring.id }]]);
    }
  },
);
