import { expect, test } from 'vitest';
import { isSameConnection } from '../../../../main/core/call/same-connection.ts';

const ours = ['v=0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=fingerprint:sha-256 AB:01', 'a=ptime:20', ''].join('\r\n');

test.each([
  ['as it was sent', ours, true],
  ['with other line ends', ours.replaceAll('\r\n', '\n'), true],
  ['with the fingerprint in small letters', ours.replace('AB:01', 'ab:01'), true],
  ['that another station made', ours.replace('AB:01', 'AB:02'), false],
  ['that has none', 'v=0', false],
])('a description %s is ours: %s', (_what, theirs, isOurs) => {
  expect(isSameConnection(ours, theirs)).toBe(isOurs);
});
