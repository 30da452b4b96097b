import { expect, test } from 'vitest';
import { AT_FIRST, moveInMain } from '../../../../renderer/views/main/main-place.ts';
import type { MainMove, MainPlace } from '../../../../renderer/views/main/main-place.ts';

const after = (...moves: readonly MainMove[]): MainPlace => moves.reduce(moveInMain, AT_FIRST);
const go = (to: Extract<MainMove, { type: 'go' }>['to']): MainMove => ({ type: 'go', to });

test('a page stays where it is while a dialog comes and goes', () => {
  expect(after(go('lines'), go('add-line'))).toMatchObject({ page: 'lines', dialog: 'add-line' });
  expect(after(go('lines'), go('add-line'), { type: 'close-dialog' })).toMatchObject({ page: 'lines', dialog: null });
});

test('the settings lead back to the page one came from, however long one stayed in them', () => {
  expect(
    after(go('lines'), go('settings'), go('sound-check'), { type: 'close-dialog' }, go('settings'), { type: 'leave-page' }),
  ).toMatchObject({
    page: 'lines',
    dialog: null,
  });
});

test('a number field that stands beside the pages moves none of them, and what covers it gives way', () => {
  expect(after(go('lines'), { type: 'to-field' })).toMatchObject({ page: 'lines', dialog: null });
  expect(after(go('lines'), go('settings'), go('shortcuts'), { type: 'to-field' })).toMatchObject({ page: 'lines', dialog: null });
  expect(after({ type: 'call-began' }, go('history'), { type: 'to-field' })).toMatchObject({ page: 'history', isBesideCall: true });
  expect(after(go('settings'), go('tunnel'), { type: 'to-field' })).toMatchObject({ page: 'phone', dialog: 'tunnel' });
});

test('a call takes its place, and what stood over it gives way', () => {
  expect(after(go('sound-check'), { type: 'call-began' })).toMatchObject({ dialog: null, isBesideCall: false });
  expect(after(go('lines'), go('settings'), { type: 'call-began' })).toMatchObject({ page: 'lines', isBesideCall: false });
});

test('a dialog in which the agent has typed stays when a call begins', () => {
  expect(after(go('add-line'), { type: 'call-began' })).toMatchObject({ dialog: 'add-line' });
  expect(after(go('settings'), go('tunnel'), { type: 'call-began' })).toMatchObject({ page: 'settings', dialog: 'tunnel' });
});

test('during a call the agent looks at a page and goes back to the call', () => {
  const looking = after({ type: 'call-began' }, go('history'));
  expect(looking).toMatchObject({ page: 'history', isBesideCall: true });
  expect(moveInMain(looking, go('call'))).toMatchObject({ page: 'history', isBesideCall: false });
});

test('the next call is shown, wherever the agent looked during the last', () => {
  expect(after({ type: 'call-began' }, go('history'), { type: 'call-began' }).isBesideCall).toBe(false);
});
