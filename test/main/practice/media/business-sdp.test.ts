import { describe, expect, test } from 'vitest';
import { checkBusinessSdp } from '../../../../main/practice/media/business-sdp.ts';
import { browserSdp } from '../support/sdp-samples.ts';

const good = browserSdp();
const without = (line: RegExp): string => good.replace(new RegExp(`^${line.source}.*\r\n`, 'gm'), '');
const plus = (...lines: string[]): string => `${good}${lines.join('\r\n')}\r\n`;

describe('the SDP of a business, as Meta judges it', () => {
  test.each([
    ['an answer with setup:active', good, 'answer', 'active'],
    ['an offer with setup:active', good, 'offer', 'either'],
    ['an unmodified browser offer, where that is allowed', browserSdp('actpass'), 'offer', 'either'],
    ['line ends without carriage return', good.replaceAll('\r\n', '\n'), 'answer', 'active'],
    ['no digits at all', without(/a=rtpmap:126/).replace('SAVPF 111 126', 'SAVPF 111'), 'answer', 'active'],
    ['the track named beside its source too', plus('a=ssrc:1234 msid:stream track'), 'answer', 'active'],
  ] as const)('takes %s', (_name, sdp, role, setup) => {
    expect(checkBusinessSdp(sdp, { role, setup })).toBeNull();
  });

  test.each([
    ['an empty string', '', 'not an SDP'],
    ['a doubly serialised string', JSON.stringify(good), 'not an SDP'],
    ['no audio section', good.slice(0, good.indexOf('m=audio')), 'no audio section'],
    ['a second audio section', plus('m=audio 9 UDP/TLS/RTP/SAVPF 111'), 'exactly one media section is allowed'],
    ['a video section', plus('m=video 9 UDP/TLS/RTP/SAVPF 96'), 'video is not supported'],
    ['a data channel', plus('m=application 9 UDP/DTLS/SCTP webrtc-datachannel'), 'data channels are not supported'],
    ['a rejected audio section', good.replace('m=audio 9', 'm=audio 0'), 'the audio section is rejected (port 0)'],
    ['plain RTP', good.replace('UDP/TLS/RTP/SAVPF', 'RTP/AVP'), 'the profile must be UDP/TLS/RTP/SAVPF'],
    ['an ICE-lite business', plus('a=ice-lite'), 'the business side must be a full ICE agent'],
    ['no ICE password', without(/a=ice-pwd/), 'no ICE credentials'],
    ['no fingerprint', without(/a=fingerprint/), 'no fingerprint'],
    [
      'a SHA-1 fingerprint',
      good.replace(/sha-256 .*\r/, 'sha-1 00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13\r'),
      'the fingerprint must be SHA-256',
    ],
    ['a fingerprint of another kind beside it', plus('a=fingerprint:sha-384 81:BC:E0'), 'the fingerprint must be SHA-256'],
    ['no setup', without(/a=setup/), 'no setup attribute'],
    ['an answer that would be the DTLS server', browserSdp('passive'), 'setup must be active, not passive'],
    ['no rtcp-mux', without(/a=rtcp-mux/), 'rtcp-mux is required'],
    ['no Opus', good.replace('opus/48000/2', 'PCMU/8000'), 'no Opus codec (opus/48000/2)'],
    ['Opus that the media line does not offer', good.replace('SAVPF 111 126', 'SAVPF 126'), 'Opus is not offered in the audio section'],
    ['40 ms packets', good.replace('a=ptime:20', 'a=ptime:40'), 'ptime must be 20'],
    ['a packet time left out', without(/a=ptime/), 'ptime must be 20'],
    ['two packet times', plus('a=ptime:60'), 'ptime must be 20'],
    ['digits at 48 kHz alone', good.replace('telephone-event/8000', 'telephone-event/48000'), 'telephone-event must be at 8000 Hz'],
    [
      'digits at 48 kHz too',
      good.replace('SAVPF 111 126', 'SAVPF 111 126 110').replace('a=ptime', 'a=rtpmap:110 telephone-event/48000\r\na=ptime'),
      'only Opus and telephone-event/8000 are supported, not telephone-event/48000',
    ],
    [
      'another codec behind Opus',
      good.replace('SAVPF 111 126', 'SAVPF 111 9 126').replace('a=ptime', 'a=rtpmap:9 G722/8000\r\na=ptime'),
      'only Opus and telephone-event/8000 are supported, not G722/8000',
    ],
    [
      'a codec that needs no name',
      good.replace('SAVPF 111 126', 'SAVPF 111 126 0'),
      'only Opus and telephone-event/8000 are supported, not payload type 0',
    ],
    ['a second track', plus('a=msid:stream other'), 'one audio track is allowed'],
    ['a second track, named beside its source', plus('a=ssrc:5678 msid:stream other'), 'one audio track is allowed'],
    ['a one-way stream', good.replace('a=sendrecv', 'a=recvonly'), 'the direction must be sendrecv'],
  ] as const)('refuses %s', (_name, sdp, wrong) => {
    expect(checkBusinessSdp(sdp, { role: 'answer', setup: 'active' })).toEqual({ details: `SDP Validation error: ${wrong}` });
  });

  test.each([
    ['active', 'actpass', 'setup must be active, not actpass'],
    ['actpass', 'active', 'setup must be actpass, not active'],
  ] as const)('an offer with the switch at %s refuses %s', (setup, given, wrong) => {
    expect(checkBusinessSdp(browserSdp(given), { role: 'offer', setup })).toEqual({ details: `SDP Validation error: ${wrong}` });
  });
});
