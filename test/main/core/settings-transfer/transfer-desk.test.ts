import { describe, expect, test } from 'vitest';
import { type AppError, appError } from '#contract/errors.ts';
import { ok } from '#contract/result.ts';
import type { Settings } from '#contract/settings.ts';
import { unixMs } from '#contract/time.ts';
import { checkSettingsMembers } from '../../../../main/adapters/settings-store/settings-members.ts';
import { DEFAULT_SETTINGS } from '../../../../main/adapters/settings-store/settings-document.ts';
import { createTransferDesk, type TransferDesk } from '../../../../main/core/settings-transfer/transfer-desk.ts';
import { createMemorySettings } from '../../../support/fakes/memory-stores.ts';

const HERE: Settings = {
  ...DEFAULT_SETTINGS,
  theme: 'dark',
  speaker: 'Jabra',
  knownDevices: [{ kind: 'speaker', name: 'Jabra', id: 'device-id' }],
  tunnel: { provider: 'own-url', url: 'https://meu.tunel.example', localPort: 8_347 },
  network: { proxy: { mode: 'direct' }, proxyUser: 'ana.souza', extraCaFile: '/people/ana/ca.pem' },
};

function stage(first: Settings = HERE, locked: readonly string[] = [], refusal: AppError | null = null) {
  const settings = createMemorySettings(first);
  const out: { copied: string; saved: string; now: number; file: string } = { copied: '', saved: '', now: 0, file: '' };
  let ids = 0;
  const desk: TransferDesk = createTransferDesk({
    settings,
    policy: { locked },
    check: checkSettingsMembers(DEFAULT_SETTINGS),
    outlet: {
      async save({ name, extension, text }) {
        out.saved = text;
        return ok(`/docs/${name}.${extension}`);
      },
      async copy(text) {
        out.copied = text;
      },
    },
    chooseFile: async () => ok(out.file === '' ? null : { name: 'settings.json', text: out.file }),
    refusal: () => refusal,
    async apply(to) {
      settings.write(to);
      return ok(null);
    },
    newId: (prefix) => `${prefix}-${String((ids += 1))}`,
    clock: { now: () => unixMs(out.now) },
    version: '0.1.0',
    iso: () => '2026-11-26T12:00:00.000Z',
    fileName: () => 'pilot-softphone',
    changed: () => undefined,
  });
  return { desk, settings, out };
}

async function exported(from: Settings): Promise<string> {
  const { desk, out } = stage(from);
  await desk.export('clipboard');
  return out.copied;
}

describe('settings as a file', () => {
  test('hold the agent’s choices, and nothing of this machine, of its user, or of a tunnel', async () => {
    const text = await exported(HERE);
    expect(JSON.parse(text)).toMatchObject({ kind: 'pilot-softphone-settings', settings: { theme: 'dark', speaker: 'Jabra' } });
    for (const secret of ['device-id', 'ana.souza', '/people/ana', 'meu.tunel']) expect(text).not.toContain(secret);
  });

  test('are saved where the agent says', async () => {
    const { desk, out } = stage();
    expect(await desk.export('file')).toEqual({ ok: true, value: { savedAs: '/docs/pilot-softphone.json' } });
    expect(JSON.parse(out.saved)).toHaveProperty('settings.theme', 'dark');
  });

  test('say what they would change before they do, change only that, and can be undone', async () => {
    const { desk, settings, out } = stage({ ...DEFAULT_SETTINGS, microphone: 'Mesa', tunnel: HERE.tunnel });
    const before = settings.read();
    out.file = await exported({ ...HERE, microphone: 'Mesa', ringer: { ...HERE.ringer, volumePercent: 30 } });
    const chosen = await desk.choose();
    const preview = chosen.ok ? chosen.value : null;
    expect(preview?.changes).toEqual([
      { path: 'theme', from: 'system', to: 'dark' },
      { path: 'speaker', from: 'null', to: 'Jabra' },
      { path: 'ringer.volumePercent', from: '80', to: '30' },
      { path: 'network.proxy', from: '{"mode":"system"}', to: '{"mode":"direct"}' },
    ]);
    expect(settings.read()).toEqual(before);
    expect(desk.state().canUndo).toBe(false);

    expect(await desk.import(preview?.importId ?? '')).toEqual({ ok: true, value: null });
    expect(settings.read()).toMatchObject({ theme: 'dark', speaker: 'Jabra', microphone: 'Mesa', tunnel: HERE.tunnel });
    expect(desk.state().canUndo).toBe(true);
    expect(await desk.undo()).toEqual({ ok: true, value: null });
    expect(settings.read()).toEqual(before);
    expect(desk.state().canUndo).toBe(false);
  });

  test('of another version bring what is known here; what is wrong, unknown or locked is named and left out', async () => {
    const { desk, settings, out } = stage(DEFAULT_SETTINGS, ['theme', 'ringer.mode']);
    out.file = JSON.stringify({
      kind: 'pilot-softphone-settings',
      version: 1,
      settings: { theme: 'dark', language: 'tlh', holograms: 1, ringer: { mode: 'visual', volumePercent: 20 }, setup: { isOpen: true } },
    });
    const chosen = await desk.choose();
    expect(chosen).toMatchObject({
      value: {
        changes: [{ path: 'ringer.volumePercent' }],
        leftOut: [
          { path: 'language', why: 'wrong' },
          { path: 'holograms', why: 'unknown' },
          { path: 'theme', why: 'locked' },
          { path: 'ringer.mode', why: 'locked' },
          { path: 'setup.isOpen', why: 'stays-here' },
        ],
      },
    });
    if (chosen.ok && chosen.value !== null) await desk.import(chosen.value.importId);
    expect(settings.read()).toEqual({ ...DEFAULT_SETTINGS, ringer: { ...DEFAULT_SETTINGS.ringer, volumePercent: 20 } });
  });

  test('name all that stays behind, each with its reason and without its value', async () => {
    const { desk, settings, out } = stage({ ...DEFAULT_SETTINGS, microphone: 'Mesa' }, ['updates']);
    out.file = JSON.stringify({
      kind: 'pilot-softphone-settings',
      version: 1,
      settings: {
        microphone: 'Mesa',
        apiKey: 'ps_live_1234567890',
        tunnel: HERE.tunnel,
        network: { proxyUser: 'ana.souza', proxyPassword: 'segredo-da-ana', extraCaFile: DEFAULT_SETTINGS.network.extraCaFile },
        hook: { isOn: true },
        crm: { schemes: ['bitrix24'] },
        updates: { channel: 'early' },
        theme: 'pink',
        holograms: 1,
      },
    });
    const chosen = await desk.choose();
    const preview = chosen.ok ? chosen.value : null;
    expect(preview).toMatchObject({ changes: [] });
    expect(preview?.leftOut).toEqual([
      { path: 'apiKey', why: 'secret' },
      { path: 'network.proxyPassword', why: 'secret' },
      { path: 'theme', why: 'wrong' },
      { path: 'holograms', why: 'unknown' },
      { path: 'tunnel', why: 'stays-here' },
      { path: 'network.proxyUser', why: 'stays-here' },
      { path: 'hook.isOn', why: 'by-hand' },
      { path: 'crm.schemes', why: 'by-hand' },
      { path: 'updates.channel', why: 'locked' },
    ]);
    expect(JSON.stringify(preview)).not.toMatch(/ps_live|segredo|ana\.souza|meu\.tunel/);
    await desk.import(preview?.importId ?? '');
    expect(settings.read()).toEqual({ ...DEFAULT_SETTINGS, microphone: 'Mesa' });
  });

  test('neither switch the hook on nor let programs of this machine be opened: that needs the agent’s own hand', async () => {
    const { desk, settings, out } = stage({ ...DEFAULT_SETTINGS, crm: { ...DEFAULT_SETTINGS.crm, schemes: ['meucrm'] } });
    const theirs: Settings = {
      ...DEFAULT_SETTINGS,
      hook: { ...DEFAULT_SETTINGS.hook, isOn: true, url: 'https://hook.example/chamadas' },
      crm: { ...DEFAULT_SETTINGS.crm, schemes: ['search-ms'], template: 'https://crm.example/{number}' },
    };
    const bring = async (): Promise<void> => {
      out.file = await exported(theirs);
      const chosen = await desk.choose();
      await desk.import(chosen.ok && chosen.value !== null ? chosen.value.importId : '');
    };
    await bring();
    expect(settings.read().hook).toEqual({ ...theirs.hook, isOn: false });
    expect(settings.read().crm).toEqual({ ...theirs.crm, schemes: ['meucrm'] });
    // One that is on tells no other address than the agent's.
    settings.write({ ...settings.read(), hook: { ...theirs.hook, url: 'https://meu.example/' } });
    await bring();
    expect(settings.read().hook).toEqual({ ...theirs.hook, isOn: false });
  });

  test.each<[string, string, AppError | null, Partial<Settings>]>([
    ['an administrator refuses', 'locked-by-policy', appError('locked-by-policy', 'theme'), {}],
    [
      'name a way out that is none',
      'proxy-address-wrong',
      null,
      { network: { ...HERE.network, proxy: { mode: 'pac', url: 'http://ana:senha@wpad.example/x.pac' } } },
    ],
  ])('that %s are refused whole', async (_what, code, refusal, part) => {
    const { desk, settings, out } = stage(DEFAULT_SETTINGS, [], refusal);
    out.file = await exported({ ...HERE, ...part });
    const chosen = await desk.choose();
    const id = chosen.ok && chosen.value !== null ? chosen.value.importId : '';
    expect(await desk.import(id)).toMatchObject({ ok: false, error: { code } });
    expect(settings.read()).toEqual(DEFAULT_SETTINGS);
    expect(desk.state().canUndo).toBe(false);
  });

  test.each([
    '',
    'not JSON',
    '[]',
    'null',
    '{"kind":"other","version":1,"settings":{}}',
    '{"kind":"pilot-softphone-settings","version":2}',
  ])('a file that holds %j is none, and changes nothing', async (text) => {
    const { desk, settings, out } = stage();
    out.file = text === '' ? ' ' : text;
    expect(await desk.choose()).toMatchObject({ ok: false, error: { code: 'settings-file-unusable' } });
    expect(settings.read()).toEqual(HERE);
  });

  test('are applied once, and not when they were looked at long ago', async () => {
    const { desk, out } = stage(DEFAULT_SETTINGS);
    out.file = await exported(HERE);
    const first = await desk.choose();
    out.now += 11 * 60_000;
    const id = first.ok && first.value !== null ? first.value.importId : '';
    expect(await desk.import(id)).toMatchObject({ ok: false, error: { code: 'import-gone' } });
    const second = await desk.choose();
    const again = second.ok && second.value !== null ? second.value.importId : '';
    expect((await desk.import(again)).ok).toBe(true);
    expect(await desk.import(again)).toMatchObject({ ok: false, error: { code: 'import-gone' } });
  });
});
