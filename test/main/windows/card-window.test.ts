import { expect, test } from 'vitest';
import { cardSize, FAREWELL_SIZE, incomingView } from '#contract/incoming.ts';
import type { AppState } from '#contract/app-state.ts';
import { IDLE, SUPPORT, call } from '../../../build/gallery/fixtures.ts';
import { CARD_OPTIONS, createCardWindow } from '../../../main/windows/card-window.ts';
import { recordingWindow } from '../../support/fakes/recording-window.ts';

const RINGING = { phase: 'ringing', silenced: false } as const;
const ONE: AppState = { ...IDLE, calls: [call(RINGING, { id: 'one' })] };
const TWO: AppState = { ...IDLE, calls: [...ONE.calls, call(RINGING, { id: 'two', line: SUPPORT })] };
const LEFT = { x: 0, y: 0, width: 1_920, height: 1_040 };
const RIGHT = { x: 1_920, y: 0, width: 1_280, height: 984 };

/** The pointer is on the right one of two screens. */
function desk() {
  const card = recordingWindow();
  const pointer = { x: 2_500, y: 300 };
  const view = createCardWindow(card.window, {
    getCursorScreenPoint: () => pointer,
    getDisplayNearestPoint: ({ x }) => ({ workArea: x >= RIGHT.x ? RIGHT : LEFT }) as Electron.Display,
  });
  return { ...card, view, pointer };
}

test('the card stands above everything: over full-screen programs, on every workspace, and not in the taskbar', () => {
  const { asked } = desk();
  expect(asked).toEqual([
    ['setAlwaysOnTop', true, 'screen-saver'],
    ['setVisibleOnAllWorkspaces', true, { visibleOnFullScreen: true, skipTransformProcessType: true }],
  ]);
  expect(CARD_OPTIONS).toMatchObject({ alwaysOnTop: true, skipTaskbar: true, frame: false, minimizable: false });
});

test('it comes up without the focus, and can never have it', () => {
  const { view, names, forget } = desk();
  forget();
  view.show(ONE, true);
  view.show(TWO, true);
  view.show(IDLE, false);
  view.show(ONE, true);
  expect(names()).toEqual(['setBounds', 'showInactive', 'setBounds', 'hide', 'setBounds', 'showInactive']);
  expect(CARD_OPTIONS.focusable).toBe(false);
});

test('it comes up at the corner of the screen where the pointer is, and grows upwards there, though the pointer moves away', () => {
  const { view, window, pointer } = desk();
  view.show(ONE, true);
  const first = window.getBounds();
  expect([first.x + first.width, first.y + first.height]).toEqual([RIGHT.x + RIGHT.width - 16, RIGHT.height - 16]);
  pointer.x = 10;
  view.show(TWO, true);
  const second = window.getBounds();
  expect(second.height).toBeGreaterThan(first.height);
  expect([second.x + second.width, second.y + second.height]).toEqual([first.x + first.width, first.y + first.height]);
});

test('it is as high as what it shows: who called before and left a note takes more room than a stranger', () => {
  const { view, window } = desk();
  view.show(ONE, true);
  const stranger = window.getBounds().height;
  const id = ONE.calls[0]?.id;
  if (id === undefined) throw new Error('nobody rings');
  const known: AppState = { ...ONE, callContexts: [{ callId: id, note: 'volta amanhã', lastCall: null, timesToday: 1 }] };
  view.show(known, true);
  const shown = incomingView(known);
  expect(window.getBounds().height).toBe(shown === null ? 0 : cardSize(shown, known).height);
  expect(window.getBounds().height).toBeGreaterThan(stranger);
});

test('a state in which nothing of it changes does not touch it', () => {
  const { view, names, forget } = desk();
  view.show(ONE, true);
  forget();
  for (let times = 0; times < 20; times += 1) view.show({ ...ONE }, true);
  expect(names()).toEqual([]);
});

test('the messages make it as high as they need, until it goes', () => {
  const { view, window } = desk();
  view.show(ONE, true);
  const closed = window.getBounds().height;
  view.openList(true);
  expect(window.getBounds().height).toBeGreaterThan(closed);
  view.show(IDLE, false);
  view.show(ONE, true);
  expect(window.getBounds().height).toBe(closed);
});

test('it stays as one row to say how the call ended, without its list of messages, and goes when that is over', () => {
  const { view, window } = desk();
  view.show(ONE, true);
  view.openList(true);
  const corner = window.getBounds();
  view.show(IDLE, true);
  const { x, y, ...size } = window.getBounds();
  expect([size, view.isUp()]).toEqual([FAREWELL_SIZE, true]);
  expect([x + size.width, y + size.height]).toEqual([corner.x + corner.width, corner.y + corner.height]);
  view.show(IDLE, false);
  expect([window.isVisible(), view.isUp()]).toEqual([false, false]);
});
