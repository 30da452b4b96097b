import { describe, expect, test } from 'vitest';
import { checkMediaUrl } from '../../../../main/adapters/pilot-status/media-url-policy.ts';

const LIVE = 'https://pilotstatus.com.br/v1';
const OWN = 'https://calls.example.org:8443/v1';
const PRACTICE = 'http://127.0.0.1:4010/v1';

describe('sound goes only to addresses we trust', () => {
  test.each([
    ['wss://evolution-go.pilotstatus.com.br/call/media/realtime/ws/a/B?token=t', LIVE],
    ['wss://pilotstatus.com.br/x', LIVE],
    ['wss://EVOLUTION-GO.PilotStatus.com.br/x', LIVE],
    ['wss://calls.example.org/x?token=t', OWN],
    ['wss://a.b.pilotstatus.com.br:8443/x', OWN],
    ['ws://127.0.0.1:9000/x?token=t', PRACTICE],
    ['ws://localhost:9000/x', PRACTICE],
    ['ws://[::1]:9000/x', 'http://[::1]:4010/v1'],
    ['wss://127.0.0.1:9000/x', PRACTICE],
  ])('%s is used with %s', (wsUrl, base) => {
    expect(checkMediaUrl(wsUrl, base).ok).toBe(true);
  });

  test.each([
    ['ws://evolution-go.pilotstatus.com.br/x', LIVE],
    ['https://pilotstatus.com.br/x', LIVE],
    ['wss://evilpilotstatus.com.br/x', LIVE],
    ['wss://pilotstatus.com.br.evil.org/x', LIVE],
    ['wss://pilotstatus.com.br@evil.org/x', LIVE],
    ['wss://evil.org/pilotstatus.com.br', LIVE],
    ['wss://evil.org\\@pilotstatus.com.br/x', LIVE],
    ['wss://user@pilotstatus.com.br/x', LIVE],
    ['wss://:secret@pilotstatus.com.br/x', LIVE],
    ['wss://pilotstatus.com.br/x#y', LIVE],
    ['wss://pilotstatus.com.br/x#', LIVE],
    ['wss://pilotstatus.com.br./x', LIVE],
    ['wss://xn--pilotsttus-3bb.com.br/x', LIVE],
    ['wss://127.0.0.1/x', LIVE],
    ['ws://127.0.0.1/x', LIVE],
    ['ws://localhost/x', LIVE],
    ['wss://[::1]/x', LIVE],
    ['wss://10.0.0.8/x', LIVE],
    ['wss://169.254.169.254/latest/meta-data', LIVE],
    ['wss://2130706433/x', LIVE],
    ['ws://calls.example.org/x', OWN],
    ['wss://sub.calls.example.org/x', OWN],
    ['wss://example.org/x', OWN],
    ['ws://192.168.0.4:9000/x', PRACTICE],
    ['wss://evil.org/x', PRACTICE],
    ['ws://127.0.0.1.evil.org/x', PRACTICE],
    ['ws://user@127.0.0.1:9000/x', PRACTICE],
    ['http://127.0.0.1:9000/x', PRACTICE],
    ['file:///etc/passwd', PRACTICE],
    ['javascript:alert(1)', LIVE],
    ['', LIVE],
    ['pilotstatus.com.br', LIVE],
    [`wss://pilotstatus.com.br/${'a'.repeat(5_000)}`, LIVE],
  ])('%s is refused with %s', (wsUrl, base) => {
    expect(checkMediaUrl(wsUrl, base)).toMatchObject({ ok: false, error: { code: 'media-host-refused' } });
  });

  test('the reason repeats no token', () => {
    const refused = checkMediaUrl('wss://evil.org/x?token=TOKEN-CANARY', LIVE);
    expect(JSON.stringify(refused)).not.toContain('CANARY');
    expect(JSON.stringify(refused)).toContain('evil.org');
  });
});
