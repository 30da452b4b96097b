import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneNumber } from '#contract/phone-number.ts';
import { maskedNumbers } from '../../../../main/adapters/log/masked-number.ts';
import { logLine, openLog } from '../../../../main/adapters/log/open-log.ts';
import { redact } from '../../../../main/adapters/log/redact.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

describe('what must not be in a log is not', () => {
  test.each([
    ['a key', 'x-api-key: ps_CANARYabc123'],
    ['an old key', 'ps_live_CANARY'],
    ['a token in an address', 'wss://evolution-go.pilotstatus.com.br/ws/a?token=CANARY&x=1'],
    ['a token in JSON', '{"token":"CANARY","apiKey":"CANARY"}'],
    ['a Bearer token', 'authorization: Bearer CANARY.CANARY'],
    ['a webhook path', 'http://127.0.0.1:8000/hooks/line-1/CANARY'],
    ['an SDP', 'offer v=0\r\no=- CANARY\r\na=ice-pwd:CANARY'],
    ['a line of an SDP', 'a=ice-pwd:CANARY'],
    ['a number', 'from +5511CANARY'.replace('CANARY', '987654321')],
    ['a written number', '(55) 11 98765-4321'],
  ])('%s', (_what, text) => {
    expect(redact(text)).not.toMatch(/CANARY|98765/);
  });

  test('what helps support stays', () => {
    expect(redact('the service did not do it request="GET /calls" code="rate-limited" detail="HTTP 429"')).toBe(
      'the service did not do it request="GET /calls" code="rate-limited" detail="HTTP 429"',
    );
    expect(redact('+5511999990001')).toBe('…0001');
  });

  test('one message is one line of bounded length, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4_000 }), (text) => {
        const line = logLine(text, { fact: text });
        return !/[\r\n]/.test(line) && line.length <= 2_001;
      }),
    );
    expect(redact('a'.repeat(100_000)).length).toBeLessThanOrEqual(2_001);
  });
});

test('a masked number shows its last four digits, is the same within a run and another in the next', () => {
  const number = phoneNumber('+5511999990001');
  const mask = maskedNumbers();
  expect(mask(number)).toMatch(/^[0-9a-f]{6}…0001$/);
  expect(mask(number)).toBe(mask(number));
  expect(maskedNumbers()(number)).not.toBe(mask(number));
  expect(mask(null)).toBe('unknown');
  expect(redact(mask(number))).toBe(mask(number));
});

describe('the log file', () => {
  test('holds level, message and facts', () => {
    const folder = temporaryFolder();
    const log = openLog({ folder: join(folder, 'logs'), console: false });
    log.info('a line is ready', { line: 'line-1', ms: 12, ok: true, why: null });
    log.warn('%s %o %c');
    log.error('gone ps_CANARY');
    const text = readFileSync(join(folder, 'logs', 'main.log'), 'utf8');
    expect(text).toMatch(/\[info\] +a line is ready line="line-1" ms=12 ok=true why=null\n/);
    expect(text).toContain('%s %o %c');
    expect(text).not.toContain('CANARY');
    expect(statSync(join(folder, 'logs', 'main.log')).mode & 0o077).toBe(0);
  });

  test('at five megabytes the file is turned over, and one older is kept', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'main.log'), 'x'.repeat(5 * 1024 * 1024 + 1));
    const log = openLog({ folder, console: false });
    log.info('first of the new file');
    expect(readdirSync(folder).toSorted()).toEqual(['main.log', 'main.old.log']);
    expect(statSync(join(folder, 'main.log')).size).toBeLessThan(200);
  });

  test('nothing is created before the first message', () => {
    const folder = temporaryFolder();
    openLog({ folder, console: false });
    expect(existsSync(join(folder, 'main.log'))).toBe(false);
  });
});
