import { describe, expect, test } from 'vitest';
import { digitsIn } from '../../../../main/core/links/digits-in.ts';
import { readArguments } from '../../../../main/core/links/read-arguments.ts';
import { readLink } from '../../../../main/core/links/read-link.ts';
import { HOSTILE_ARGUMENTS, HOSTILE_LINKS } from '../../../support/hostile-links.ts';

describe('a link to call somebody', () => {
  test.each([
    ['tel:+55-11-99999-9999', '+5511999999999'],
    ['tel:11999999999', '11999999999'],
    ['TEL:+55(11)99999.9999', '+5511999999999'],
    ['tel:%2B5511999999999', '+5511999999999'],
    ['tel://+5511999999999/', '+5511999999999'],
    ['callto:+55 11 99999-9999', '+5511999999999'],
    ['callto:%2B55%2011%2099999-9999', '+5511999999999'],
    ['pilot-softphone:call?to=%2B5511999999999', '+5511999999999'],
    ['pilot-softphone://call?to=+5511999999999', '+5511999999999'],
    ['pilot-softphone://call/?to=5511999999999', '5511999999999'],
    ['tel:190', '190'],
  ])('%s fills the field', (link, digits) => {
    expect(readLink(link)).toEqual({ ok: true, value: { type: 'fill', digits, line: null } });
  });

  test('a link of ours may name the line', () => {
    expect(readLink('pilot-softphone:call?to=11999999999&line=P%C3%B3s-venda')).toEqual({
      ok: true,
      value: { type: 'fill', digits: '11999999999', line: 'Pós-venda' },
    });
    expect(readLink('pilot-softphone:show')).toEqual({ ok: true, value: { type: 'show' } });
  });

  test.each([
    ['tel:*21*+5511999999999#', 'code'],
    ['tel:+5511999999999;ext=5', 'code'],
    ['tel:+5511999999999,,,1234', 'code'],
    ['tel:+5511999999999;phone-context=evil.example', 'code'],
    ['tel:', 'no-number'],
    ['tel:ana', 'no-number'],
    ['tel:+', 'no-number'],
    ['tel:++5511999999999', 'no-number'],
    ['tel:12', 'no-number'],
    ['tel:1234567890123456', 'no-number'],
    ['mailto:ana@example.com', 'other-scheme'],
    ['https://example.com', 'other-scheme'],
    ['pilot-softphone:answer', 'unknown-order'],
    ['pilot-softphone:call?to=11999999999&now=1', 'unknown-order'],
    ['pilot-softphone:call?to=11999999999&to=11888888888', 'unknown-order'],
    [`tel:${'1'.repeat(500)}`, 'too-long'],
  ])('%s is refused: %s', (link, why) => {
    expect(readLink(link)).toEqual({ ok: false, error: why });
  });

  test('there are two hundred hostile links, and none becomes anything but a number to look at', () => {
    expect(HOSTILE_LINKS.length + HOSTILE_ARGUMENTS.length).toBeGreaterThanOrEqual(200);
    for (const link of HOSTILE_LINKS) {
      const read = readLink(link);
      // Whatever is left is digits alone, and short enough to be read at a glance.
      if (read.ok && read.value.type === 'fill') expect(read.value.digits, link).toMatch(/^\+?[0-9]{3,15}$/);
      else if (read.ok) expect(read.value, link).toEqual({ type: 'show' });
    }
    expect(HOSTILE_LINKS.filter((link) => !readLink(link).ok).length).toBeGreaterThan(HOSTILE_LINKS.length * 0.8);
  });
});

describe('the arguments of a start', () => {
  test('a link is found wherever the system puts it, and nothing beside it counts', () => {
    expect(readArguments(['/app', 'tel:+5511999999999'])).toEqual({ link: 'tel:+5511999999999', isAtLogin: false });
    expect(readArguments(['electron', '/path/to/app', '--flag', 'callto:11999999999', '--at-login']).link).toBe('callto:11999999999');
    expect(readArguments(['/app', 'tel:1', '--at-login']).isAtLogin).toBe(false);
    expect(readArguments(['tel:11999999999']).link).toBeNull();
  });

  test('a login is a login', () => {
    expect(readArguments(['/app', '--at-login'])).toEqual({ link: null, isAtLogin: true });
    expect(readArguments(['/app'])).toEqual({ link: null, isAtLogin: false });
  });
});

describe('what is selected when the key is pressed', () => {
  test.each([
    ['(11) 99999-9999', '11999999999'],
    [' +55 11 99999-9999\n', '+5511999999999'],
    ['tel:+5511999999999', '+5511999999999'],
    ['R$ 1.299,90', ''],
    ['2026-11-26', '20261126'],
    ['call me at 11999999999', ''],
    ['', ''],
    ['x'.repeat(10_000), ''],
  ])('of %j is brought %j', (text, digits) => {
    expect(digitsIn(text)).toBe(digits);
  });
});
