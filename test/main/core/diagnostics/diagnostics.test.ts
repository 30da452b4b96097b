import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { ok } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import { redact } from '../../../../main/adapters/log/redact.ts';
import { maskedNumbers } from '../../../../main/adapters/log/masked-number.ts';
import { type BundleFile, createDiagnosticsDesk } from '../../../../main/core/diagnostics/diagnostics-desk.ts';
import type { Findings } from '../../../../main/core/diagnostics/findings.ts';
import { runChecks } from '../../../../main/core/diagnostics/run-checks.ts';
import { createTimeline } from '../../../../main/core/diagnostics/timeline.ts';
import { NO_POLICY } from '#contract/policy.ts';
import { call, IDLE, number, POLLING, SALES, SUPPORT, trouble } from '../../../../build/gallery/fixtures.ts';

const FINDINGS: Findings = {
  proof: { via: null, requests: { ok: true, tookMs: 41 }, sound: { ok: true, tookMs: 60 } },
  clockAheadMs: 0,
  freeBytes: 20 * 1_024 ** 3,
  permissions: [
    { name: 'microphone', state: 'granted', canFix: false },
    { name: 'notifications', state: 'granted', canFix: false },
  ],
  canKeepSecrets: true,
  policy: NO_POLICY,
};
const WELL: AppState = { ...IDLE, settings: { ...IDLE.settings, speaker: null } };

function verdicts(state: AppState, findings: Partial<Findings> = {}): Readonly<Record<string, string>> {
  const results = runChecks(state, { ...FINDINGS, ...findings });
  return Object.fromEntries(results.map(({ name, verdict, error }) => [name, error === null ? verdict : `${verdict} ${error.code}`]));
}

describe('the checks', () => {
  test('say that all is well where it is', () => {
    expect(new Set(Object.values(verdicts(WELL)))).toEqual(new Set(['good', 'idle']));
  });

  test.each<[string, AppState, Partial<Findings>, string, string]>([
    [
      'a network without a way out',
      WELL,
      { proof: { ...FINDINGS.proof, requests: { ok: false, error: appError('proxy-login-needed') } } },
      'network',
      'bad proxy-login-needed',
    ],
    [
      'sound that does not get out',
      WELL,
      { proof: { ...FINDINGS.proof, sound: { ok: false, error: appError('certificate-untrusted') } } },
      'media-way',
      'bad certificate-untrusted',
    ],
    ['a key that is refused', { ...WELL, lines: [trouble(SALES, 'key-rejected')] }, {}, 'service', 'bad key-rejected'],
    ['a line that is only polled', { ...WELL, lines: [{ ...SALES, status: POLLING }] }, {}, 'lines', 'look'],
    ['a clock that is two minutes off', WELL, { clockAheadMs: -120_000 }, 'clock', 'look clock-wrong'],
    [
      'a tunnel that died',
      { ...WELL, tunnel: { ...WELL.tunnel, status: { state: 'failed', error: appError('tunnel-refused'), since: unixMs(0) } } },
      {},
      'tunnel',
      'bad tunnel-refused',
    ],
    [
      'a microphone the system blocks',
      WELL,
      { permissions: [{ name: 'microphone', state: 'denied', canFix: true }] },
      'microphone',
      'bad microphone-blocked',
    ],
    [
      'a chosen speaker that is unplugged',
      { ...WELL, settings: { ...WELL.settings, speaker: 'Gone' } },
      {},
      'speaker',
      'look audio-device-switched',
    ],
    [
      'no speaker at all',
      { ...WELL, audio: { ...WELL.audio, devices: { ...WELL.audio.devices, speakers: [] } } },
      {},
      'speaker',
      'bad audio-device-missing',
    ],
    [
      'PortAudio that did not load',
      { ...WELL, audio: { ...WELL.audio, engine: { state: 'unavailable', error: appError('web-audio-unavailable') } } },
      {},
      'audio-engine',
      'bad web-audio-unavailable',
    ],
    ['a machine without a vault', WELL, { canKeepSecrets: false }, 'vault', 'look keys-not-kept'],
    ['a disk with half a gigabyte', WELL, { freeBytes: 512 * 1_024 ** 2 }, 'disk', 'look disk-low'],
    ['a full disk', WELL, { freeBytes: 3_000 }, 'disk', 'bad storage-full'],
    [
      'notifications nobody shows',
      WELL,
      { permissions: [{ name: 'notifications', state: 'denied', canFix: false }] },
      'notifications',
      'look notifications-blocked',
    ],
    [
      'a policy with a mistake',
      WELL,
      { policy: { ...NO_POLICY, source: '/etc/p.json', problems: [{ kind: 'member', where: 'theme' }] } },
      'policy',
      'look policy-broken',
    ],
  ])('find %s', (_what, state, findings, check, verdict) => {
    expect(verdicts(state, findings)[check]).toBe(verdict);
  });
});

describe('the timeline', () => {
  const mask = maskedNumbers(new Uint8Array(32));
  const ringing = call({ phase: 'ringing', silenced: false }, { id: 'one', peer: number('+5511987654321') });

  test('keeps each step of a call, of a line and of devices once, in their order, with no number in full', () => {
    const timeline = createTimeline({ mask });
    const steps: AppState[] = [
      IDLE,
      { ...IDLE, calls: [ringing] },
      { ...IDLE, calls: [ringing] },
      {
        ...IDLE,
        calls: [{ ...ringing, phase: 'ended', endedAt: unixMs(5), answeredAt: null, reason: 'missed', error: null }],
        lines: [SALES, trouble(SUPPORT, 'line-disconnected')],
      },
      { ...IDLE, calls: [], audio: { ...IDLE.audio, devices: { ...IDLE.audio.devices, microphones: [] } } },
    ];
    for (const state of steps) timeline.follow(state);
    const later = timeline.entries().slice(createdAtFirst());
    expect(
      later.map(({ what, facts }) => `${what} ${String(facts['phase'] ?? facts['status'] ?? facts['devices'] ?? facts['call'] ?? '')}`),
    ).toEqual([
      'call ringing',
      'call ended',
      'line unreachable (line-disconnected)',
      `call off the screen ${callId('one')}`,
      'line live',
      'microphones listed ',
    ]);
    expect(JSON.stringify(timeline.entries())).not.toContain('98765');
    expect(JSON.stringify(timeline.entries())).toContain('4321');
  });

  test('names the settings that were changed and not what they became', () => {
    const timeline = createTimeline({ mask });
    timeline.follow(IDLE);
    timeline.follow({ ...IDLE, settings: { ...IDLE.settings, apiBase: 'https://secret.example/v1', theme: 'dark' } });
    expect(timeline.entries().at(-1)).toMatchObject({ what: 'settings changed', facts: { settings: 'theme, apiBase' } });
    expect(JSON.stringify(timeline.entries())).not.toContain('secret.example');
  });

  test('forgets the oldest where a shift is long', () => {
    const timeline = createTimeline({ mask });
    for (let turn = 0; turn < 6_000; turn += 1) {
      timeline.follow({ ...IDLE, notices: [{ id: String(turn), error: appError('internal'), lineId: null, at: unixMs(turn) }] });
    }
    expect(timeline.entries().length).toBe(5_000);
  });

  /** What the first state of all gives: how everything was when the phone began. */
  function createdAtFirst(): number {
    const timeline = createTimeline({ mask });
    timeline.follow(IDLE);
    return timeline.entries().length;
  }
});

test('a bundle has no number in full, no key, no token and no description of media, wherever they may come from', async () => {
  const HOSTILE = 'ps_live_4f9a2b7c and +55 11 98765-4321, token=abc123def, v=0\r\na=ice-pwd:secretpwd';
  const state: AppState = {
    ...IDLE,
    settings: {
      ...IDLE.settings,
      apiBase: 'https://api.example/ps_live_4f9a2b7c',
      speaker: 'Fone de +5511987654321',
      hook: { ...IDLE.settings.hook, url: 'https://ana:senha-do-hook@hook.example:8443/services/T0CAMINHO/B1?chave=oculta' },
      crm: { ...IDLE.settings.crm, template: 'meucrm:abrir/pasta-oculta?n={number}' },
      network: { ...IDLE.settings.network, proxy: { mode: 'pac', url: 'http://wpad.example/pac-oculto/x.pac' } },
    },
    lines: [
      {
        ...trouble(SALES, 'service-broken'),
        label: 'Ana 11 98765-4321',
        status: { state: 'unreachable', error: appError('service-broken', HOSTILE), since: unixMs(0) },
      },
    ],
  };
  const timeline = createTimeline({ mask: maskedNumbers() });
  timeline.follow({ ...state, calls: [call({ phase: 'ringing', silenced: false }, { peer: number('+5511987654321') })] });
  let packed: readonly BundleFile[] = [];
  const desk = createDiagnosticsDesk({
    state: () => state,
    look: async () => ({
      ...FINDINGS,
      proof: { ...FINDINGS.proof, requests: { ok: false, error: appError('service-unreachable', HOSTILE) } },
    }),
    timeline,
    machine: () => ({ app: '0.1.0', desktop: HOSTILE }),
    logs: async () => [{ name: 'logs/main.log', text: redact(HOSTILE) }],
    redact,
    iso: (at) => new Date(at).toISOString(),
    readMe: () => 'read me',
    async save(files) {
      packed = files;
      return ok('/docs/bundle.zip');
    },
  });
  expect(await desk.save()).toEqual({ ok: true, value: '/docs/bundle.zip' });
  expect(packed.map(({ name }) => name)).toEqual([
    'README.txt',
    'checks.json',
    'machine.json',
    'lines.json',
    'settings.json',
    'timeline.jsonl',
    'logs/main.log',
  ]);
  const all = packed.map(({ text }) => text).join('\n');
  for (const secret of ['4f9a2b7c', '98765', 'abc123def', 'secretpwd', '4002', 'senha-do-hook', 'T0CAMINHO', 'oculta', 'oculto'])
    expect(all).not.toContain(secret);
  expect(JSON.parse(packed.find(({ name }) => name === 'settings.json')?.text ?? '')).toMatchObject({
    settings: {
      hook: { url: 'https://hook.example:8443' },
      crm: { template: 'meucrm:' },
      network: { proxy: { url: 'http://wpad.example' } },
    },
  });
  // What support reads by is whole: instants, phases, verdicts.
  expect(all).toContain(new Date(IDLE.publishedAt).toISOString());
  expect(all).toContain('"phase":"ringing"');
});
