import type { NativeImage } from 'electron';
import { expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { IDLE } from '../../../../build/gallery/fixtures.ts';
import { openBadge } from '../../../../main/adapters/badge/open-badge.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';

const t = createTranslator('en');
const RINGS: AppState = { ...IDLE, calls: [CALL_IN.ringing] };
const MUTED: AppState = { ...IDLE, calls: [{ ...CALL_IN.active, muted: true }] };

function missed(count: number, state: AppState = IDLE): AppState {
  return { ...state, history: { ...state.history, missed: { count, calls: [] } } };
}

/** The system's side: what it was asked for, in order. */
function desktop(platform: NodeJS.Platform, isMainOpen = true) {
  const asked: (number | string)[] = [];
  const pictures = new Set<NativeImage>();
  const badge = openBadge({
    app: { setBadgeCount: (count = 0) => asked.push(count) > 0 },
    nativeImage: {
      createFromDataURL(url) {
        expect(url).toMatch(/^data:image\/png;base64,/);
        const picture = {} as NativeImage;
        pictures.add(picture);
        return picture;
      },
    },
    platform,
    mainWindow: () =>
      isMainOpen
        ? {
            setOverlayIcon(picture, words) {
              if (picture !== null) expect(pictures).toContain(picture);
              asked.push(picture === null ? 'no picture' : words);
            },
          }
        : null,
  });
  return { badge, asked };
}

test.each(['darwin', 'linux'] as const)(
  'on %s the icon counts the missed calls, says it once, and forgets them when they are seen',
  (platform) => {
    const { badge, asked } = desktop(platform);
    for (const state of [IDLE, missed(1), missed(1), missed(3, RINGS), missed(0)]) badge.show(state, t);
    expect(asked).toEqual([1, 3, 0]);
  },
);

test('on Windows a picture says what wants the agent most: a ring before a mute before missed calls, and none when all is seen', () => {
  const { badge, asked } = desktop('win32');
  for (const state of [IDLE, missed(2), missed(2, RINGS), missed(2, MUTED), missed(2), missed(0)]) badge.show(state, t);
  expect(asked.filter((one) => typeof one === 'string')).toEqual([
    'Missed calls',
    'Call ringing',
    'Microphone muted',
    'Missed calls',
    'no picture',
  ]);
});

test('the same picture is not set again with every state', () => {
  const { badge, asked } = desktop('win32');
  for (let times = 0; times < 20; times += 1) badge.show(RINGS, t);
  expect(asked).toEqual(['Call ringing']);
});

test('where the main window is gone there is nothing to draw on, and nothing fails', () => {
  const { badge, asked } = desktop('win32', false);
  badge.show(missed(1, RINGS), t);
  expect(asked).toEqual([1]);
});
