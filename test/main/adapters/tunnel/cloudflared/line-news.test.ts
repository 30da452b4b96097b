import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newsOfLine } from '../../../../../main/adapters/tunnel/cloudflared/line-news.ts';
import { readCloudflaredLine } from '../../../../../main/adapters/tunnel/cloudflared/log-line.ts';
import { REAL_LINES } from './real-lines.ts';

const PUBLIC_ONLY = { allowLoopback: false };

describe('what cloudflared prints', () => {
  test.each(REAL_LINES)('is understood: $line', ({ line, means }) => {
    expect(newsOfLine(line, PUBLIC_ONLY)).toEqual(means);
  });

  test('is understood in colours, and with the end of line of Windows', () => {
    const coloured =
      '\u001b[90m2024-01-01T00:00:00Z\u001b[0m \u001b[32mINF\u001b[0m Registered tunnel connection \u001b[36mconnIndex=\u001b[0m1\r';
    expect(newsOfLine(coloured, PUBLIC_ONLY)).toEqual({ type: 'connected', connection: '1' });
  });

  test.each([
    '2024-01-01T00:00:00Z INF |  https://good.trycloudflare.com.evil.example  |',
    '2024-01-01T00:00:00Z INF |  https://trycloudflare.com  |',
    '2024-01-01T00:00:00Z INF |  https://api.trycloudflare.com  |',
    '2024-01-01T00:00:00Z INF |  http://plain.trycloudflare.com  |',
    '2024-01-01T00:00:00Z INF |  https://user@good.trycloudflare.com  |',
    '2024-01-01T00:00:00Z INF |  https://good.trycloudflare.com/path?x  |',
    '2024-01-01T00:00:00Z INF https://good.trycloudflare.com',
    '2024-01-01T00:00:00Z INF Request to |  https://good.trycloudflare.com  |',
    '2024-01-01T00:00:00Z INF |  http://127.0.0.1:8080  |',
    '{"message":"|  https://good.trycloudflare.com  |","path":"/x"}',
  ])('names no address of ours where it only looks so: %s', (line) => {
    expect(newsOfLine(line, PUBLIC_ONLY)).toBeNull();
  });

  test('may name an address on this machine where that is allowed', () => {
    const line = '2024-01-01T00:00:00Z INF |  http://127.0.0.1:8080  |';
    expect(newsOfLine(line, { allowLoopback: true })).toEqual({ type: 'address', publicUrl: 'http://127.0.0.1:8080' });
  });

  test('is read the same as text and as JSON', () => {
    const fields = { error: 'a "quoted" = word', connIndex: '2', ip: '198.41.200.13' };
    const text = '2024-01-01T00:00:00Z ERR Serve tunnel error error="a \\"quoted\\" = word" connIndex=2 ip=198.41.200.13';
    const json = JSON.stringify({ level: 'error', ...fields, time: '2024-01-01T00:00:00Z', message: 'Serve tunnel error' });
    const line = { level: 'error', message: 'Serve tunnel error', fields };
    expect([readCloudflaredLine(text), readCloudflaredLine(json)]).toEqual([line, line]);
  });

  test('never throws, and random text is never an address or a refusal', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.json({ maxDepth: 1 }),
      fc.string().map((text) => `2024-01-01T00:00:00Z INF ${text}`),
      fc.string().map((text) => `{"message":"Registered ${text}`),
    );
    fc.assert(
      fc.property(anything, (line) => {
        const news = newsOfLine(line, PUBLIC_ONLY);
        return news?.type !== 'address' && news?.type !== 'refused';
      }),
      { numRuns: 500, seed: 20_261_122 },
    );
  });
});
