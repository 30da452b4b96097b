import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callProgress, serviceNumber, wordDirection, wordProgress } from '../../../../main/core/events/service-words.ts';
import { serviceTime } from '../../../../main/core/events/service-time.ts';

describe('status words', () => {
  test.each([
    ['INITIATED', 'initiated', null],
    ['RINGING', 'ringing', null],
    ['ACCEPTED', 'accepted', null],
    ['COMPLETED', 'ended', 'completed'],
    ['Completed', 'ended', 'completed'],
    ['REJECTED', 'ended', 'rejected'],
    ['FAILED', 'ended', 'failed'],
    ['MISSED', 'ended', 'missed'],
    ['NO_ANSWER', 'ended', 'missed'],
    ['no-answer', 'ended', 'missed'],
    ['BUSY', 'ended', 'rejected'],
  ])('%s is %s, %s', (word, status, outcome) => {
    expect(wordProgress(word)).toEqual({ status, outcome });
  });

  test('an end time ends a call whatever its word', () => {
    expect(callProgress({ word: 'VOICEMAIL', connected: false, ended: true })).toEqual({ status: 'ended', outcome: 'unknown' });
    expect(callProgress({ word: 'ACCEPTED', connected: true, ended: true })).toEqual({ status: 'ended', outcome: 'completed' });
    expect(callProgress({ word: 'RINGING', connected: false, ended: true })).toEqual({ status: 'ended', outcome: 'unknown' });
    expect(callProgress({ word: 'REJECTED', connected: false, ended: true })).toEqual({ status: 'ended', outcome: 'rejected' });
  });

  test('a word we do not know neither answers nor ends a call', () => {
    expect(callProgress({ word: 'PARKED', connected: false, ended: false }).status).toBe('initiated');
    expect(callProgress({ word: undefined, connected: true, ended: false }).status).toBe('accepted');
    expect(callProgress({ word: '__proto__', connected: false, ended: false }).status).toBe('initiated');
  });

  test('outcome is told exactly when a call has ended', () => {
    fc.assert(
      fc.property(fc.anything(), fc.boolean(), fc.boolean(), (word, connected, ended) => {
        const progress = callProgress({ word, connected, ended });
        return (progress.status === 'ended') === (progress.outcome !== null);
      }),
    );
  });
});

test('directions of both vocabularies are understood', () => {
  expect(['INBOUND', 'USER_INITIATED', 'inbound'].map(wordDirection)).toEqual(['inbound', 'inbound', 'inbound']);
  expect(['OUTBOUND', 'BUSINESS_INITIATED'].map(wordDirection)).toEqual(['outbound', 'outbound']);
  expect([null, 7, 'SIDEWAYS', {}].map(wordDirection)).toEqual([null, null, null, null]);
});

test('numbers come with and without plus sign and leave in E.164', () => {
  const written = [
    '5511999990000',
    '+5511999990000',
    '+55 (11) 99999-0000',
    '5511999990000@s.whatsapp.net',
    '5511999990000:12@s.whatsapp.net',
  ];
  expect(written.map(serviceNumber)).toEqual(written.map(() => '+5511999990000'));
  expect(['', 'anonymous', '0119999', '12345', 7, null, '1'.repeat(16), '120363@g.us'].map(serviceNumber)).toEqual(Array(8).fill(null));
});

describe('times', () => {
  test('every ISO instant is read as the platform reads it', () => {
    const zones = ['Z', '+00:00', '-03:00', '+05:30', '+1400'];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2399-12-31T23:59:59Z'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        (date, zone) => {
          const text = `${date.toISOString().slice(0, -1)}${zone}`;
          const platform = Date.parse(text.replace('+1400', '+14:00'));
          expect(serviceTime(text)).toBe(platform);
        },
      ),
    );
  });

  test('seconds as text or number and milliseconds are told apart', () => {
    expect(serviceTime('1763766000')).toBe(1_763_766_000_000);
    expect(serviceTime(1_763_766_000)).toBe(1_763_766_000_000);
    expect(serviceTime(1_763_766_000_123)).toBe(1_763_766_000_123);
  });

  test('what is no time is null', () => {
    const wrong = [
      '',
      'soon',
      '2026-13-01T00:00:00Z',
      '2026-02-29T00:00:00Z',
      '2026-01-01T24:00:00Z',
      -5,
      0,
      Number.NaN,
      Infinity,
      {},
      null,
    ];
    expect(wrong.map(serviceTime)).toEqual(wrong.map(() => null));
    expect(serviceTime('2024-02-29T00:00:00Z')).not.toBeNull();
  });
});
