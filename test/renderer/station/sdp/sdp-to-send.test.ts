import { expect, test } from 'vitest';
import { sdpToSend } from '../../../../renderer/station/sdp/sdp-to-send.ts';
import { WHATSAPP_OFFER, without } from '../support/sdp-samples.ts';

const LOCAL = without(WHATSAPP_OFFER, /ptime/);

test('the offer that is sent makes us the DTLS client, and nothing else of it changes', () => {
  expect(sdpToSend(WHATSAPP_OFFER, 'offer')).toBe(WHATSAPP_OFFER.replace('a=setup:actpass', 'a=setup:active'));
});

test('an answer keeps the role Chromium chose', () => {
  expect(sdpToSend(WHATSAPP_OFFER.replace('actpass', 'passive'), 'answer')).toContain('a=setup:passive\r\n');
});

test('the packet time is spelled out once, inside the audio section, with CRLF kept', () => {
  const sent = sdpToSend(LOCAL, 'answer');
  expect(sent.match(/a=ptime:20\r\n/g)).toHaveLength(1);
  expect(without(sent, /ptime/)).toBe(LOCAL);
  expect(sent.indexOf('a=ptime')).toBeGreaterThan(sent.indexOf('a=rtpmap:126'));
  expect(sent.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
