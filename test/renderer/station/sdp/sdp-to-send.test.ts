import { expect, test } from 'vitest';
import { readAudioDescription } from '../../../../renderer/station/sdp/audio-description.ts';
import { type SdpRole, sdpToSend } from '../../../../renderer/station/sdp/sdp-to-send.ts';
import { checkBusinessSdp } from '../../../../main/practice/media/business-sdp.ts';
import { CHROMIUM_OFFER, without } from '../support/sdp-samples.ts';

const OFFER: SdpRole = { role: 'offer', setup: 'active' };
const ANSWER: SdpRole = { role: 'answer' };
const CHROMIUM_ANSWER = CHROMIUM_OFFER.replace('a=setup:actpass', 'a=setup:active');

function sent(local: string, as: SdpRole): string {
  const made = sdpToSend(local, as);
  if (!made.ok) throw new Error(made.error.detail);
  return made.value;
}

test('an offer makes us the DTLS client, or leaves it to WhatsApp where the settings say so', () => {
  expect(sent(CHROMIUM_OFFER, OFFER).match(/a=setup:.*/g)).toEqual(['a=setup:active']);
  expect(sent(CHROMIUM_OFFER, { role: 'offer', setup: 'actpass' }).match(/a=setup:.*/g)).toEqual(['a=setup:actpass']);
});

test('an answer keeps the role Chromium chose', () => {
  expect(sent(CHROMIUM_ANSWER.replace('active', 'passive'), ANSWER)).toContain('a=setup:passive\r\n');
});

test('an answer that leaves the role open is not sent', () => {
  expect(sdpToSend(CHROMIUM_OFFER, ANSWER)).toMatchObject({ ok: false, error: { detail: expect.stringMatching(/DTLS role/) } });
});

test('one audio section is left with Opus first and digits at 8 kHz, and nothing of other codecs', () => {
  const lines = sent(CHROMIUM_OFFER, OFFER).split('\r\n');
  expect(lines.filter((line) => line.startsWith('m='))).toEqual(['m=audio 9 UDP/TLS/RTP/SAVPF 111 126']);
  expect(lines.filter((line) => line.startsWith('a=rtpmap:'))).toEqual(['a=rtpmap:111 opus/48000/2', 'a=rtpmap:126 telephone-event/8000']);
  expect(lines.filter((line) => line.startsWith('a=fmtp:'))).toEqual(['a=fmtp:111 minptime=10;useinbandfec=1']);
});

test('Opus comes first also where Chromium prefers another codec', () => {
  expect(sent(CHROMIUM_OFFER.replace('SAVPF 111 63', 'SAVPF 63 111'), OFFER)).toContain('SAVPF 111 126\r\n');
});

test('the packet time is spelled out once, inside the audio section', () => {
  const lines = sent(CHROMIUM_OFFER, OFFER).split('\r\n');
  expect(lines.filter((line) => line.startsWith('a=ptime'))).toEqual(['a=ptime:20']);
  expect(lines.indexOf('a=ptime:20')).toBeGreaterThan(lines.indexOf('a=rtpmap:126 telephone-event/8000'));
  const told = CHROMIUM_OFFER.replace('a=rtcp-mux', 'a=ptime:20\r\na=rtcp-mux');
  expect(sent(told, OFFER).match(/a=ptime/g)).toHaveLength(1);
});

test('lines end with CRLF, the last one too, and what was kept is as it was', () => {
  const copy = sent(CHROMIUM_OFFER, OFFER);
  expect(copy.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(copy.endsWith('\r\n')).toBe(true);
  for (const line of ['a=ice-ufrag:4g1c', 'a=mid:0', 'a=sendrecv', 'a=rtcp-mux', 'a=rtcp-fb:111 transport-cc'])
    expect(copy).toContain(`${line}\r\n`);
});

test('what is sent twice is the same text: accept must repeat what pre-accept said', () => {
  expect(sent(CHROMIUM_ANSWER, ANSWER)).toBe(sent(CHROMIUM_ANSWER, ANSWER));
  expect(sent(sent(CHROMIUM_ANSWER, ANSWER), ANSWER)).toBe(sent(CHROMIUM_ANSWER, ANSWER));
});

test.each([
  ['is none', 'busy', /not an SDP/],
  ['has no audio', without(CHROMIUM_OFFER, /^m=/), /0 media sections/],
  ['has a picture too', `${CHROMIUM_OFFER}m=video 9 UDP/TLS/RTP/SAVPF 96\r\n`, /2 media sections/],
  ['has a data channel alone', CHROMIUM_OFFER.replace('m=audio', 'm=application'), /not audio/],
  ['has no Opus', without(CHROMIUM_OFFER, /opus/), /Opus/],
  ['has no fingerprint', without(CHROMIUM_OFFER, /fingerprint/), /SHA-256/],
  ['has a second fingerprint', CHROMIUM_OFFER.replace('a=setup', 'a=fingerprint:sha-384 81:BC\r\na=setup'), /not SHA-256/],
  ['has another packet time', CHROMIUM_OFFER.replace('a=rtcp-mux', 'a=ptime:60\r\na=rtcp-mux'), /20 ms/],
  ['only listens', CHROMIUM_OFFER.replace('a=sendrecv', 'a=recvonly'), /both ways/],
  ['has no credentials', without(CHROMIUM_OFFER, /ice-pwd/), /ICE/],
  ['keeps RTCP apart', without(CHROMIUM_OFFER, /rtcp-mux/), /RTCP/],
])('one that %s is not sent, and the rule is named without the SDP', (_what, local, rule) => {
  const made = sdpToSend(local, OFFER);
  expect(made).toMatchObject({ ok: false, error: { code: 'call-setup-refused', detail: expect.stringMatching(rule) } });
  expect(JSON.stringify(made)).not.toContain('4g1c');
});

test('the practice line, and our own reader, take what is sent', () => {
  const offer = sent(CHROMIUM_OFFER, OFFER);
  const answer = sent(CHROMIUM_ANSWER, ANSWER);
  expect(checkBusinessSdp(offer, { role: 'offer', setup: 'active' })).toBeNull();
  expect(checkBusinessSdp(answer, { role: 'answer', setup: 'active' })).toBeNull();
  expect(readAudioDescription(answer, 'answer')).toMatchObject({ ok: true, value: { sdp: answer, setup: 'active' } });
});
