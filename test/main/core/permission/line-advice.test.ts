import { describe, expect, test } from 'vitest';
import type { LineAdvice } from '#contract/line-advice.ts';
import { DEFAULT_LINE_OPTIONS, type Line, lineId, UNKNOWN_HEALTH } from '#contract/line.ts';
import type { CustomerPermission } from '#contract/permission.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { lineAdvice, type LineFacts } from '../../../../main/core/permission/line-advice.ts';
import { BUSINESS, CUSTOMER } from '../../../support/fakes/people.ts';

const NOW = unixMs(Date.parse('2026-11-27T15:30:00Z')); // a Friday, 12:30 in São Paulo
const DAY_MS = 86_400_000;
const number = (text: string): PhoneNumber => phoneNumber(text) as PhoneNumber;

const line = (kind: Line['kind'], part: Partial<Line> = {}): Line => ({
  ...DEFAULT_LINE_OPTIONS,
  id: lineId(kind),
  kind,
  label: kind,
  number: BUSINESS,
  colour: 'blue',
  origin: 'agent',
  status: { state: 'live', provenAt: NOW },
  health: UNKNOWN_HEALTH,
  ...part,
});
const permission = (part: Partial<CustomerPermission>): CustomerPermission => ({
  lineId: lineId('meta'),
  peer: CUSTOMER,
  status: 'temporary',
  expiresAt: unixMs(NOW + 5 * DAY_MS),
  call: { isAllowed: true, limits: [{ periodHours: 24, most: 5, used: 1, clearsAt: null }] },
  request: { isAllowed: true, limits: [] },
  readAt: NOW,
  asked: null,
  unansweredInRow: 0,
  textUntil: null,
  ...part,
});
const meta = (part: Partial<LineFacts> = {}): LineFacts => ({
  line: line('meta'),
  permission: permission({}),
  settings: null,
  price: null,
  isLastUsed: false,
  ...part,
});
const web: LineFacts = { line: line('web'), permission: null, settings: null, price: null, isLastUsed: false };
const only = (facts: LineFacts, to = CUSTOMER): LineAdvice | undefined => lineAdvice(to, [facts], NOW)[0];

const HOURS = {
  isOn: true,
  timeZone: 'America/Sao_Paulo',
  weekly: [{ day: 'friday', opens: 540, closes: 720 }],
  holidays: [],
} as const;
const SETTINGS = { isOn: true, showsButton: true, buttonCountries: [], allowsCallBack: true, hours: HOURS, restrictions: [] };
const AFTERNOON = { ...SETTINGS, hours: { ...HOURS, weekly: [{ day: 'friday', opens: 720, closes: 1_080 }] } } as const;
const LIFTED = unixMs(NOW + 2 * DAY_MS);
const RESTRICTED = { ...SETTINGS, hours: null, restrictions: [{ what: 'calling-customers', until: LIFTED }] } as const;
const OVER = { what: 'calling-customers', until: NOW } as const;
const POLLING = { state: 'polling', provenAt: NOW, cause: 'no-tunnel' } as const;

describe('what a line is good for', () => {
  test.each<readonly [string, LineFacts, LineAdvice['verdict'], LineAdvice['reasons']]>([
    ['a customer who allows calls', meta(), 'good', ['permitted']],
    ['one who always does', meta({ permission: permission({ status: 'permanent', expiresAt: null }) }), 'good', ['permitted-for-good']],
    ['a web number', web, 'good', ['no-permission-needed', 'free']],
    ['nobody has asked', meta({ permission: null }), 'careful', ['permission-unknown']],
    [
      'no permission',
      meta({ permission: permission({ status: 'none', expiresAt: null, call: { isAllowed: false, limits: [] } }) }),
      'blocked',
      ['permission-missing'],
    ],
    [
      'one that has run out since it was read',
      meta({ permission: permission({ expiresAt: unixMs(NOW - 1), call: { isAllowed: null, limits: [] } }) }),
      'blocked',
      ['permission-missing'],
    ],
    [
      'one that runs out tomorrow',
      meta({ permission: permission({ expiresAt: unixMs(NOW + DAY_MS - 1) }) }),
      'careful',
      ['permission-ending', 'permitted'],
    ],
    [
      'used-up calls',
      meta({ permission: permission({ call: { isAllowed: false, limits: [{ periodHours: 24, most: 5, used: 5, clearsAt: null }] } }) }),
      'blocked',
      ['no-calls-left'],
    ],
    ['one unanswered call', meta({ permission: permission({ unansweredInRow: 1 }) }), 'careful', ['unanswered-second', 'permitted']],
    ['three', meta({ permission: permission({ unansweredInRow: 3 }) }), 'careful', ['unanswered-fourth', 'permitted']],
    ['lunch time', meta({ settings: SETTINGS }), 'careful', ['outside-hours', 'permitted']],
    ['the afternoon', meta({ settings: AFTERNOON }), 'good', ['permitted', 'within-hours']],
    ['a number that Meta keeps from calling', meta({ settings: RESTRICTED }), 'blocked', ['restricted', 'permitted']],
    ['a restriction that is over', meta({ settings: { ...RESTRICTED, restrictions: [OVER] } }), 'good', ['permitted']],
    ['a line that is looked at by polling', meta({ line: line('meta', { status: POLLING }) }), 'good', ['permitted', 'polling']],
    [
      'a line that is being opened',
      meta({ line: line('meta', { status: { state: 'connecting' } }) }),
      'careful',
      ['connecting', 'permitted'],
    ],
    ['calls that are off', meta({ settings: { ...SETTINGS, isOn: false, hours: null } }), 'blocked', ['calling-off', 'permitted']],
    ['a number of the USA', meta({ line: line('meta', { number: number('+12025550123') }) }), 'blocked', ['country-closed', 'permitted']],
    [
      'a line in trouble',
      meta({ line: line('meta', { status: { state: 'unreachable', error: { code: 'service-unreachable' }, since: NOW } }) }),
      'blocked',
      ['unreachable', 'permitted'],
    ],
  ])('%s', (_what, facts, verdict, reasons) => {
    expect(only(facts)).toMatchObject({ verdict, reasons });
  });

  test('customers in countries whose networks hinder calls are told of, on official numbers', () => {
    const dubai = number('+971501234567');
    expect(only(meta(), dubai)?.reasons).toEqual(['country-poor', 'permitted']);
    expect(only(web, dubai)?.reasons).toEqual(['no-permission-needed', 'free']);
  });

  test('the price stands beside it, and never on a web number', () => {
    const price = { perMinuteMicros: 52_000, currency: 'BRL' };
    expect(only(meta({ price }))).toMatchObject({ reasons: ['permitted', 'costs'], perMinuteMicros: 52_000, currency: 'BRL' });
    expect(only({ ...web, price })).toMatchObject({ perMinuteMicros: null, currency: null });
  });

  test('what runs out says when', () => {
    const clears = unixMs(NOW + 3_600_000);
    const spent = { isAllowed: false, limits: [{ periodHours: 24, most: 5, used: 5, clearsAt: clears }] };
    expect(only(meta({ settings: AFTERNOON }))).toMatchObject({
      permittedUntil: NOW + 5 * DAY_MS,
      hoursUntil: Date.parse('2026-11-27T21:00:00Z'),
      blockedUntil: null,
      canAsk: true,
    });
    expect(only(meta({ permission: permission({ call: spent }) }))?.blockedUntil).toBe(clears);
    expect(only(meta({ settings: RESTRICTED }))?.blockedUntil).toBe(LIFTED);
    const endless = { ...RESTRICTED, restrictions: [{ what: 'calling-customers', until: null }] } as const;
    expect(only(meta({ settings: endless, permission: permission({ call: spent }) }))).toMatchObject({
      reasons: ['restricted', 'no-calls-left'],
      blockedUntil: null,
    });
    const askedOut = permission({ status: 'none', expiresAt: null, request: { isAllowed: false, limits: [] } });
    expect(only(meta({ permission: askedOut }))).toMatchObject({ permittedUntil: null, canAsk: false });
    const limits = [{ periodHours: 24, most: 1, used: 1, clearsAt: NOW }];
    const askable = permission({ status: 'none', expiresAt: null, request: { isAllowed: false, limits } });
    expect(only(meta({ permission: askable })), 'by now, though it was not when it was read').toMatchObject({ canAsk: true });
    expect(only(web)).toMatchObject({ permittedUntil: null, hoursUntil: null, blockedUntil: null, canAsk: false });
  });

  test('the best comes first: what goes through, then the line they know, then the cheaper', () => {
    const blocked = meta({
      line: line('meta', { id: lineId('blocked') }),
      permission: permission({ status: 'none', call: { isAllowed: false, limits: [] } }),
    });
    const dear = meta({ line: line('meta', { id: lineId('dear') }), price: { perMinuteMicros: 52_000, currency: 'BRL' } });
    const known = meta({
      line: line('meta', { id: lineId('known') }),
      price: { perMinuteMicros: 60_000, currency: 'BRL' },
      isLastUsed: true,
    });
    const order = lineAdvice(CUSTOMER, [blocked, dear, web, known], NOW).map(({ lineId: id }) => id);
    expect(order).toEqual(['known', 'web', 'dear', 'blocked']);
  });
});
