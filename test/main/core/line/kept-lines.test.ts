import { expect, test } from 'vitest';
import type { KeptLine } from '../../../../main/core/ports.ts';
import { ACCESS, setAppStage } from '../../../support/fakes/app-stage.ts';

const KEPT_BY_COMPANY = { ok: false, error: { code: 'locked-by-policy', detail: 'lines: Aurora' } };

test('lines that an administrator keeps are neither added nor removed, by any key, and nothing is asked of the service', async () => {
  const stage = setAppStage({ polls: false, lockedSettings: ['lines'] });
  await stage.clock.settle();
  const before = stage.app.state().lines;
  const asked = stage.services.meta.requests.length;
  expect(await stage.app.addLine('ps_other', '')).toEqual(KEPT_BY_COMPANY);
  expect(await stage.app.readAccount('ps_account')).toEqual(KEPT_BY_COMPANY);
  expect(await stage.app.addFromAccount('offer', ['a'])).toEqual(KEPT_BY_COMPANY);
  expect(await stage.app.removeLine(stage.lines.meta)).toEqual(KEPT_BY_COMPANY);
  expect(stage.app.state().lines).toEqual(before);
  expect(stage.lineStore.read().map(({ id }: KeptLine) => id)).toEqual(before.map(({ id }) => id));
  expect(stage.services.meta.requests.length).toBe(asked);
  // How it looks and rings here stays the agent's.
  expect(stage.app.changeLine(stage.lines.meta, { label: 'Balcão' })).toEqual({ ok: true, value: null });
});

test('lines that the environment gives open where an administrator keeps them, and practice comes and goes', async () => {
  const stage = setAppStage({ polls: false, kept: [], environment: [ACCESS.meta], lockedSettings: ['lines'] });
  await stage.clock.settle();
  expect(stage.app.state().lines).toMatchObject([{ origin: 'environment' }]);
  await stage.app.changeSettings({ practice: true });
  expect(stage.app.state().lines.filter(({ origin }) => origin === 'practice')).not.toEqual([]);
  await stage.app.changeSettings({ practice: false });
  expect(stage.app.state().lines).toMatchObject([{ origin: 'environment' }]);
});
