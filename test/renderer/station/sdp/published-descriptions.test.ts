import { describe, expect, test } from 'vitest';
import { checkBusinessSdp } from '../../../../main/practice/media/business-sdp.ts';
import { readAudioDescription } from '../../../../renderer/station/sdp/audio-description.ts';
import { sdpToSend } from '../../../../renderer/station/sdp/sdp-to-send.ts';
import { PUBLISHED_DESCRIPTIONS, PUBLISHED_WEBHOOKS } from '../../../support/meta-samples/meta-samples.ts';

const of = (by: 'meta' | 'business'): typeof PUBLISHED_DESCRIPTIONS => PUBLISHED_DESCRIPTIONS.filter((one) => one.by === by);

test('there are forty published descriptions and webhooks at least, each with its source', () => {
  const all = [...PUBLISHED_DESCRIPTIONS, ...PUBLISHED_WEBHOOKS];
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(all.filter(({ source }) => !/^https:\/\/[a-z0-9.-]+\//.test(source))).toEqual([]); // an address: words alone find nothing again
  expect(new Set(all.map(({ name, source }) => `${name} ${source}`)).size).toBe(all.length);
});

describe('a description that Meta sends', () => {
  test.each(of('meta'))('$name: is read, or refused for what it lacks', ({ sdp, role, refused }) => {
    const text = `${sdp.join('\r\n')}\r\n`;
    const read = readAudioDescription(text, role);
    if (refused === undefined) expect(read).toMatchObject({ ok: true, value: { sdp: text } });
    else expect(read).toMatchObject({ ok: false, error: { code: 'call-setup-refused', detail: expect.stringContaining(refused) } });
  });

  test.each(of('meta').filter(({ refused }) => refused === undefined))(
    '$name: is the same with LF, or escaped once too often',
    ({ sdp, role }) => {
      const text = `${sdp.join('\r\n')}\r\n`;
      for (const bent of [sdp.join('\n'), text.replaceAll('\r\n', String.raw`\r\n`)]) {
        expect(readAudioDescription(bent, role)).toMatchObject({ ok: true, value: { sdp: text } });
      }
    },
  );
});

describe('a description that a business sends', () => {
  test.each(of('business'))('$name: leaves our builder as WhatsApp wants it, or not at all', ({ sdp, role, refused }) => {
    const made = sdpToSend(`${sdp.join('\r\n')}\r\n`, role === 'offer' ? { role, setup: 'active' } : { role });
    if (refused !== undefined) {
      expect(made).toMatchObject({ ok: false, error: { detail: expect.stringContaining(refused) } });
      return;
    }
    if (!made.ok) throw new Error(made.error.detail);
    expect(checkBusinessSdp(made.value, { role, setup: 'active' })).toBeNull();
    expect(made.value.match(/^a=rtpmap:.*$/gm)?.map((line) => line.trim())).toEqual([
      'a=rtpmap:111 opus/48000/2',
      'a=rtpmap:126 telephone-event/8000',
    ]);
    expect(made.value).toContain('a=ptime:20\r\n');
  });
});
