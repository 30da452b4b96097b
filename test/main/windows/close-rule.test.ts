import { expect, test } from 'vitest';
import { createCloseRule } from '../../../main/windows/close-rule.ts';

const ROLES = ['main', 'incoming', 'mini', 'station'] as const;

function rule(hasTray: boolean) {
  const clock = { now: 10_000 };
  const closing = createCloseRule({ now: () => clock.now, hidesInTray: () => hasTray });
  return { closing, clock, deeds: () => ROLES.map(closing.deedOf) };
}

test('a window that is closed hides; the main one is minimised where no tray would bring it back', () => {
  expect(rule(true).deeds()).toEqual(['hide', 'hide', 'hide', 'hide']);
  expect(rule(false).deeds()).toEqual(['minimize', 'hide', 'hide', 'hide']);
});

test('no window goes out of sight while the system sweeps them away for an update that a call holds back', () => {
  const { closing, clock, deeds } = rule(true);
  closing.stay();
  clock.now += 1_500;
  expect(deeds()).toEqual(['stay', 'stay', 'stay', 'stay']);
  clock.now += 600;
  expect(closing.deedOf('main')).toBe('hide');
});

test('whoever quits closes all of them, in that time too', () => {
  const { closing, deeds } = rule(true);
  closing.stay();
  expect(closing.isLetGo()).toBe(false);
  closing.letGo();
  expect(closing.isLetGo()).toBe(true);
  expect(deeds()).toEqual(['close', 'close', 'close', 'close']);
});
