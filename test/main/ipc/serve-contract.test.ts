import type { IpcMainInvokeEvent, WebContents } from 'electron';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALLOWED_COMMANDS, type CommandName, commandChannel, LARGEST_INPUT_BYTES, type WindowRole } from '#contract/bridge.ts';
import { ok } from '#contract/result.ts';
import { COMMAND_SCHEMAS } from '#contract/schemas.ts';
import { type CommandHandlers, serveContract } from '../../../main/ipc/serve-contract.ts';

const ORIGIN = 'app://pilot';
const NAMES = Object.keys(COMMAND_SCHEMAS) as CommandName[];

type Listener = (event: IpcMainInvokeEvent, input: unknown) => unknown;

interface Sender {
  readonly role?: WindowRole | null;
  readonly origin?: string;
  readonly parent?: object | null;
  readonly frameGone?: boolean;
}

function openDoor(answer: () => unknown = () => ok(null)) {
  const listeners = new Map<string, Listener>();
  const handled: { name: string; input: unknown }[] = [];
  const complaints: string[] = [];
  const handlers = Object.fromEntries(
    NAMES.map((name) => [
      name,
      (input: unknown) => {
        handled.push({ name, input });
        return answer();
      },
    ]),
  ) as unknown as CommandHandlers;
  const complain = (message: string): void => void complaints.push(message);
  const close = serveContract({
    ipcMain: {
      handle: (channel, listener) => void listeners.set(channel, listener as Listener),
      removeHandler: (channel) => void listeners.delete(channel),
    },
    handlers,
    roleOf: (contents) => (contents as WebContents & { role: WindowRole | null }).role,
    origin: ORIGIN,
    log: { info: complain, warn: complain, error: complain },
  });
  const invoke = (name: CommandName, input: unknown, sender: Sender = {}): Promise<unknown> => {
    const { role = 'main', origin = ORIGIN, parent = null, frameGone = false } = sender;
    const event = { sender: { role }, senderFrame: frameGone ? null : { origin, parent } };
    const listener = listeners.get(commandChannel(name));
    if (listener === undefined) throw new Error(`no handler for ${name}`);
    return Promise.resolve(listener(event as unknown as IpcMainInvokeEvent, input));
  };
  return { invoke, handled, complaints, listeners, close };
}

describe('the door of the bridge', () => {
  test('lets a well-formed command of our own window through, as the schema read it', async () => {
    const door = openDoor();
    await expect(door.invoke('call/mute', { callId: 'call_1', muted: true })).resolves.toEqual({ ok: true, value: null });
    expect(door.handled).toEqual([{ name: 'call/mute', input: { callId: 'call_1', muted: true } }]);
  });

  test.each<[string, Sender]>([
    ['a page of another origin', { origin: 'https://example.org' }],
    ['an origin that only begins like ours', { origin: 'app://pilot.example.org' }],
    ['a sub-frame, even of our own origin', { parent: {} }],
    ['a frame that is gone', { frameGone: true }],
    ['a window that is not ours', { role: null }],
  ])('refuses %s', async (_who, sender) => {
    const door = openDoor();
    for (const name of NAMES) {
      const reply = await door.invoke(name, null, sender);
      expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect(door.handled).toEqual([]);
    expect(door.complaints).toHaveLength(NAMES.length);
  });

  test('a window may raise the commands of its role and no other', async () => {
    for (const role of ['main', 'incoming', 'station'] as const) {
      for (const name of NAMES) {
        const door = openDoor();
        await door.invoke(name, validInput(name), { role });
        expect(door.handled.length, `${role} ${name}`).toBe(ALLOWED_COMMANDS[role].includes(name) ? 1 : 0);
      }
    }
  });

  test('refuses what is larger than the limit, cyclic, or not data, before any schema looks at it', async () => {
    const door = openDoor();
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    // A euro sign is one character and three bytes.
    const wide = { apiKey: '€'.repeat(LARGEST_INPUT_BYTES / 2), label: '' };
    for (const input of [{ apiKey: 'x'.repeat(LARGEST_INPUT_BYTES), label: '' }, wide, cyclic, { callId: 1n }]) {
      const reply = await door.invoke('line/add', input);
      expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input', detail: expect.stringContaining('bytes') as string } });
    }
    expect(door.handled).toEqual([]);
  });

  test('10,000 hostile inputs: none reaches a handler with a shape its schema does not allow, none throws', async () => {
    const door = openDoor();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), fc.anything(), async (name, input) => {
        const before = door.handled.length;
        const reply = await door.invoke(name, input, { role: ALLOWED_COMMANDS.station.includes(name) ? 'station' : 'main' });
        expect(reply).toHaveProperty('ok');
        if (door.handled.length > before) expect(COMMAND_SCHEMAS[name].safeParse(input).success).toBe(true);
      }),
      { numRuns: 10_000, seed: 20_261 },
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a handler that throws is a bug of ours: the window gets an error, the log gets the stack', async () => {
    const door = openDoor(() => {
      throw new Error('broken wire');
    });
    expect(await door.invoke('state/read', null)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(door.complaints).toEqual(['a command failed']);
  });

  test('closing takes every handler away', () => {
    const door = openDoor();
    expect(door.listeners.size).toBe(NAMES.length);
    door.close();
    expect(door.listeners.size).toBe(0);
  });
});

const EVERY_CALL = {
  text: '',
  results: ['missed'],
  direction: null,
  kind: null,
  lineId: null,
  from: null,
  until: null,
  wrapUp: null,
};

function validInput(name: CommandName): unknown {
  const inputs: Record<CommandName, unknown> = {
    'state/read': null,
    'call/dial': { lineId: 'line_1', to: '+5511999990000' },
    'call/answer': { callId: 'call_1' },
    'permission/read': { lineId: 'line_1', to: '+5511999990000', isFresh: true },
    'permission/request': { lineId: 'line_1', to: '+5511999990000', text: 'Podemos ligar?' },
    'customer/templates': { lineId: 'line_1' },
    'customer/write': {
      lineId: 'line_1',
      to: '+5511999990000',
      message: { kind: 'template', templateId: 'tpl', variables: { nome: 'Ana' } },
    },
    'permission/dismiss': { newsId: 'news_1' },
    'call-back/plan': { lineId: 'line_1', to: '+5511999990000', at: 1_800_000_000_000 },
    'call-back/done': { callBackId: 'line_1 +5511999990000' },
    'line/advice': { to: '+5511999990000' },
    'call/dial-anyway': { lineId: 'line_1', to: '+5511999990000' },
    'calling-settings/read': { lineId: 'line_1' },
    'calling-settings/change': { lineId: 'line_1', version: 'settings_1', change: { isOn: true } },
    'prices/preview': { text: 'prefix;price' },
    'prices/use': { text: null },
    'prices/read': null,
    'call/reject': { callId: 'call_1' },
    'call/silence': { callId: 'call_1' },
    'call/hang-up': { callId: 'call_1' },
    'contacts/list': { text: '', filter: { kind: 'all' }, offset: 0, limit: 50 },
    'contacts/read': { id: 'c' },
    'contacts/save': {
      id: null,
      draft: { name: 'Ana', company: '', note: '', tags: [], numbers: ['+5511999990001'], isFavourite: false, isDoNotContact: false },
    },
    'contacts/remove': { id: 'c' },
    'contacts/put-back': { id: 'c' },
    'contacts/of': { numbers: ['+5511999990001'] },
    'contacts/suggest': { text: 'ana' },
    'contacts/allow-call': { number: '+5511999990001' },
    'contacts/import-open': null,
    'contacts/import-plan': {
      importId: 'i',
      options: { uses: ['name', 'number'], duplicates: 'complete', areaCode: null, tag: '', isDoNotContact: false },
    },
    'contacts/import-run': {
      importId: 'i',
      options: { uses: ['name', 'number'], duplicates: 'complete', areaCode: null, tag: '', isDoNotContact: false },
    },
    'contacts/import-stop': null,
    'contacts/import-undo': { importId: 'i' },
    'contacts/export': { format: 'csv', text: '', filter: { kind: 'all' }, name: 'contatos' },
    'history/page': { filter: EVERY_CALL, from: 0, limit: 100 },
    'history/export': { filter: EVERY_CALL },
    'history/seen': { callIds: null },
    'history/fetch': { lineId: 'line_1' },
    'note/read': { callId: 'call_1' },
    'note/write': { callId: 'call_1', text: 'segunda via' },
    'note/wrap-up': { callId: 'call_1', code: null },
    'note/stay': { callId: 'call_1' },
    'note/done': { callId: 'call_1' },
    'microphone/meter': { isOn: true },
    'call/mute': { callId: 'call_1', muted: false },
    'call/record': { callId: 'call_1', isOn: true, consent: 'spoken' },
    'call/play-clip': { callId: 'call_1', clipId: 'clip_1' },
    'call/stop-clip': { callId: 'call_1' },
    'recordings/of': { callIds: ['call_1'] },
    'recording/export': { recordingId: 'recording_a', format: 'wav', name: 'Ana' },
    'recording/delete': { recordingId: 'recording_a' },
    'clip/part': { uploadId: 'upload_1', pcm: 'AAAA' },
    'clip/add': { uploadId: 'upload_1', name: 'Greeting' },
    'clip/remove': { clipId: 'clip_1' },
    'call/hold': { callId: 'call_1', held: true },
    'call/rejoin': { callId: 'call_1' },
    'call/dismiss': { callId: 'call_1' },
    'line/add': { apiKey: 'ps_1', label: '' },
    'line/remove': { lineId: 'line_1' },
    'line/change': { lineId: 'line_1', label: 'Vendas', colour: 'teal' },
    'line/mend': { lineId: 'line_1' },
    'account/read': { apiKey: 'ps_1' },
    'account/add': { offerId: 'offer_1', numberIds: ['num_1'] },
    'recents/quality': { callId: 'call_1' },
    'recents/export-quality': { callId: 'call_1', format: 'csv', to: 'file' },
    'settings/change': { language: 'en' },
    'ringer/try': { ringtone: 'bell', escalated: false },
    'headset/choose': null,
    'headset/pick': { deviceId: 'device_1' },
    'headset/forget': { vendorId: 0x0b0e, productId: 0x0e52 },
    'tunnel/use': { settings: { provider: 'ngrok', domain: null }, token: 'secret' },
    'sound-check/run': { step: { kind: 'record', seconds: 5 } },
    'sound-check/stop': null,
    'recents/older': { notAfter: 1_800_000_000_000 },
    'practice/ring': { lineId: 'line_1', from: '+5511999990000' },
    'practice/schedule': { lineId: 'line_1', everySeconds: null },
    'hotkey/prove': { action: 'mute' },
    'hotkey/record': { isRecording: true },
    'dial-request/dismiss': { id: 'dial_1' },
    'clipboard/copy': { text: 'pilot-softphone answer' },
    'links/take': { scheme: 'tel', isOurs: true },
    'command/place': { isThere: true },
    'crm/open': { number: '+5511999990000', callId: null },
    'hook/test': null,
    'hook/new-secret': null,
    'updates/look': null,
    'updates/take': null,
    'updates/install': null,
    'network/use': {
      network: { proxy: { mode: 'pac', url: 'http://proxy.example/pac' }, proxyUser: null, extraCaFile: null },
      password: null,
    },
    'network/prove': null,
    'network/choose-ca': null,
    'settings/export': { to: 'file' },
    'settings/choose-import': null,
    'settings/import': { importId: 'import_1' },
    'settings/undo-import': null,
    'setup/permissions': null,
    'setup/fix-permission': { name: 'microphone' },
    'diagnostics/run': null,
    'diagnostics/save': null,
    'call/reply': { callId: 'call_1', reply: { kind: 'text', text: 'Já ligo!' } },
    'window/card-list': { isOpen: true },
    'window/close-mini': null,
    'presence/set': { status: 'available', span: 'open-ended' },
    'presence/next': null,
    'notice/dismiss': { noticeId: 'notice_1' },
    'window/show-main': null,
    'app/quit': { isAgreed: true },
    'station/report': { type: 'ready' },
  };
  return inputs[name];
}
