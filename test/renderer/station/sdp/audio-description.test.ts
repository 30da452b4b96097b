import { expect, test } from 'vitest';
import { readAudioDescription } from '../../../../renderer/station/sdp/audio-description.ts';
import { WHATSAPP_OFFER, without } from '../support/sdp-samples.ts';

const answerWith = (setup: string): string => WHATSAPP_OFFER.replace('a=setup:actpass', `a=setup:${setup}`);

test('an offer of WhatsApp is taken as it is', () => {
  expect(readAudioDescription(WHATSAPP_OFFER, 'offer')).toEqual({ ok: true, value: { sdp: WHATSAPP_OFFER, setup: 'actpass' } });
});

test.each(['passive', 'active'])('an answer may choose the DTLS role %s', (setup) => {
  expect(readAudioDescription(answerWith(setup), 'answer')).toMatchObject({ ok: true, value: { setup } });
});

test.each([
  ['line feeds alone', WHATSAPP_OFFER.replaceAll('\r\n', '\n')],
  ['no line end after the last line', WHATSAPP_OFFER.trimEnd()],
  ['line ends escaped once too often', WHATSAPP_OFFER.replaceAll('\r\n', String.raw`\r\n`)],
])('%s, which Chromium would refuse, are mended', (_what, sdp) => {
  expect(readAudioDescription(sdp, 'offer')).toMatchObject({ ok: true, value: { sdp: WHATSAPP_OFFER } });
});

test.each([
  ['', /not an SDP/],
  ['{"sdp":"v=0"}', /not an SDP/],
  [`${WHATSAPP_OFFER}m=video 9 UDP/TLS/RTP/SAVPF 96\r\n`, /2 media sections/],
  [without(WHATSAPP_OFFER, /^m=/), /0 media sections/],
  [WHATSAPP_OFFER.replace('m=audio', 'm=video'), /not audio/],
  [without(WHATSAPP_OFFER, /opus/), /Opus/],
  [WHATSAPP_OFFER.replace('opus/48000', 'opus/16000'), /Opus/],
  [without(WHATSAPP_OFFER, /^a=fingerprint/), /fingerprint/],
  [WHATSAPP_OFFER.replace('sha-256', 'sha-1'), /fingerprint/],
  [without(WHATSAPP_OFFER, /^a=ice-pwd/), /ICE/],
  [without(WHATSAPP_OFFER, /^a=setup/), /DTLS/],
  [WHATSAPP_OFFER.replace('setup:actpass', 'setup:holdconn'), /DTLS/],
  [WHATSAPP_OFFER.replace('UDP/TLS/RTP/SAVPF', 'RTP/SAVP'), /encrypted/],
  [WHATSAPP_OFFER.replace('m=audio 3480', 'm=audio 0'), /rejected/],
  [WHATSAPP_OFFER.replace('SAVPF 111 9', 'SAVPF 9'), /Opus/],
  [without(WHATSAPP_OFFER, /^a=rtcp-mux/), /RTCP/],
])('what cannot be a call is refused with the broken rule and without the SDP (%#)', (sdp, rule) => {
  const read = readAudioDescription(sdp, 'offer');
  expect(read).toMatchObject({ ok: false, error: { code: 'call-setup-refused', detail: expect.stringMatching(rule) } });
  expect(JSON.stringify(read)).not.toContain('198.51.100.7');
});

test('an answer that leaves the DTLS role open is refused', () => {
  expect(readAudioDescription(WHATSAPP_OFFER, 'answer')).toMatchObject({ ok: false, error: { code: 'call-setup-refused' } });
});
