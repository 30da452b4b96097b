import { expect, test } from 'vitest';
import { DEFAULT_SWITCHES } from '../../../main/practice/practice-switches.ts';
import { readSwitches, switchLines } from '../../../main/practice/read-switches.ts';

test('switches are read from words: names, numbers and yes or no', () => {
  expect(readSwitches([])).toEqual(DEFAULT_SWITCHES);
  expect(readSwitches(['webCalling=refused', 'realtimeRateHz=8000', 'realtimeAnnounce=true', 'connectedPerDay=5'])).toEqual({
    ...DEFAULT_SWITCHES,
    webCalling: 'refused',
    realtimeRateHz: 8_000,
    realtimeAnnounce: true,
    connectedPerDay: 5,
  });
  expect(readSwitches(['mediaLoss=ends-call', 'mediaLoss=after-grace'])).toEqual({ ...DEFAULT_SWITCHES, mediaLoss: 'after-grace' });
});

test('a word that cannot be understood is answered with what would have been right', () => {
  expect(readSwitches(['webCaling=refused'])).toMatch(/^unknown switch webCaling; known: .*\bwebCalling\b/);
  expect(readSwitches(['toString=x'])).toMatch(/^unknown switch toString/);
  expect(readSwitches(['webCalling=no'])).toBe('--switch webCalling takes supported, refused');
  expect(readSwitches(['realtimeRateHz=44100'])).toBe('--switch realtimeRateHz takes 8000, 16000, 24000, 48000');
  expect(readSwitches(['realtimeAnnounce'])).toBe('--switch realtimeAnnounce takes false, true');
});

test('the usage names every switch with its values', () => {
  const lines = switchLines().join('\n');
  for (const [name, value] of Object.entries(DEFAULT_SWITCHES))
    expect(lines).toMatch(new RegExp(`^${name} +.*\\b${String(value)}\\b`, 'm'));
});
