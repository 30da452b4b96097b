import { expect, test } from 'vitest';
import { apiKey } from '../../../../main/core/line/api-key.ts';

test.each(['ps_live_1234', '  ps_live_1234\n', 'ps_****1234', '!~'])('%j is sent without the spaces around it', (text) => {
  expect(apiKey(text)).toEqual({ ok: true, value: text.trim() });
});

test.each(['ps_•••1234', 'ps_a\nb', 'ps_a\u200bb', 'ps_chavé', 'ps_a b', '', '   ', 'x'.repeat(501)])(
  '%j is no key, and the failure does not repeat it',
  (text) => {
    const key = apiKey(text);
    expect(key).toMatchObject({ ok: false, error: { code: 'key-malformed' } });
    if (text.length > 4) expect(JSON.stringify(key)).not.toContain(text);
  },
);
