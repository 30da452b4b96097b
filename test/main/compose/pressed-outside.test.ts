import { callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { fail } from '#contract/result.ts';
import { expect, test } from 'vitest';
import { pressedOutside } from '../../../main/compose/pressed-outside.ts';
import type { AppController } from '../../../main/core/app-controller.ts';
import { type AppStage, setAppStage } from '../../support/fakes/app-stage.ts';
import { CUSTOMER } from '../../support/fakes/people.ts';

function press(app: AppController) {
  const done: string[] = [];
  const pressed = pressedOutside({
    controller: app,
    bringMainInSight: () => void done.push('main window, without the keyboard'),
    redrawTray: () => void done.push('tray'),
  });
  return { ...pressed, done };
}

async function ring({ clock, services, feeds, lines }: AppStage): Promise<void> {
  services.web.ring(CUSTOMER);
  feeds.of(lines.web).push(services.web.news(services.web.newest().remoteId));
  await clock.advance(200);
}

test('a call answered in the tray goes on without a window that comes to the front', async () => {
  const stage = setAppStage({ polls: false });
  await ring(stage);
  const { answer, done } = press(stage.app);
  answer(stage.onlyId());
  await stage.clock.advance(1_000);
  expect([stage.call().phase, done, stage.codes()]).toEqual(['active', [], []]);
});

test('one that is over by then is said to be so, where it can be read, and whoever types elsewhere types on', () => {
  const { app, codes } = setAppStage({ polls: false });
  const { answer, done } = press(app);
  answer(callId('over'));
  expect([done, codes()]).toEqual([['main window, without the keyboard'], ['call-gone']]);
});

test('a ringer that is the agent’s to choose is chosen, and the menu follows the state by itself', async () => {
  const stage = setAppStage({ polls: false });
  const { ringIn, done } = press(stage.app);
  await ringIn('silent');
  expect([stage.app.state().settings.ringer.mode, done, stage.codes()]).toEqual(['silent', [], []]);
});

test('a ringer that the company has laid down is refused aloud, and the menu’s mark goes back', async () => {
  const { app, codes } = setAppStage({ polls: false });
  const { ringIn, done } = press({ ...app, changeSettings: () => Promise.resolve(fail(appError('locked-by-policy', 'ringer'))) });
  await ringIn('silent');
  expect([done, codes()]).toEqual([['tray'], ['locked-by-policy']]);
});
