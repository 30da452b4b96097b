import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { systemClock } from '../../../../main/adapters/clock/system-clock.ts';
import { openLineApi } from '../../../../main/adapters/pilot-status/open-line-api.ts';
import { startPracticeProcess } from '../../../../main/adapters/practice/start-practice.ts';
import type { StartPractice } from '../../../../main/core/practice-port.ts';
import { nodeFork, PRACTICE_ENTRY } from '../../../support/fork-practice.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const STRANGER = phoneNumber('+5511900000000') as PhoneNumber;

function practice(entry = PRACTICE_ENTRY): { readonly start: StartPractice; readonly children: ReturnType<typeof nodeFork>['children'] } {
  const { fork, children } = nodeFork();
  onTestFinished(() => {
    for (const child of children) child.kill('SIGKILL');
  });
  return { start: startPracticeProcess({ fork, entry, clock: systemClock, log: memoryLog() }), children };
}
const isOver = ({ exitCode, signalCode }: { exitCode: number | null; signalCode: string | null }): boolean =>
  exitCode !== null || signalCode !== null;

describe('the practice line in its own process', () => {
  test('starts with a Meta and a web number, whose keys work, and customers who ring when told', { timeout: 40_000 }, async () => {
    const { start, children } = practice();
    const gone: string[] = [];
    const started = await start(() => gone.push('gone'), 'en');
    if (!started.ok) throw new Error(started.error.detail);
    const { lines, customers, control, stop } = started.value;
    expect(lines.map(({ kind }) => kind).toSorted()).toEqual(['meta', 'web']);
    expect(customers.length).toBeGreaterThan(3);
    expect(lines.map(({ label }) => label)).toEqual(['Practice Meta', 'Practice Web']);
    expect(await control.speak('es')).toMatchObject({ ok: true, value: [{ label: 'Práctica Meta' }, { label: 'Práctica Web' }] });
    expect(await control.customers()).toMatchObject({ ok: true, value: customers.map(({ number }) => ({ number })) });

    for (const line of lines) {
      const api = openLineApi(line.access, { fetch, log: memoryLog() });
      expect(await api.detectKind()).toEqual({ ok: true, value: line.kind });
      const from = customers[0]?.number ?? STRANGER;
      expect(await control.ring({ number: line.number, from })).toEqual({ ok: true, value: null });
      const listed = await api.list(5);
      expect(listed.ok && listed.value).toMatchObject([{ direction: 'inbound', peer: from }]);
    }

    const number = lines[0]?.number ?? STRANGER;
    expect(await control.schedule({ number, everySeconds: 60 })).toEqual({ ok: true, value: null });
    expect(await control.schedule({ number, everySeconds: null })).toEqual({ ok: true, value: null });
    expect(await control.ring({ number: STRANGER, from: STRANGER })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });

    await stop();
    expect(children.every(isOver)).toBe(true);
    expect(gone).toEqual([]);
    expect(await control.ring({ number, from: STRANGER })).toMatchObject({ ok: false, error: { code: 'practice-unavailable' } });
    await stop();
  });

  test('that dies by itself says so once', { timeout: 40_000 }, async () => {
    const { start, children } = practice();
    let tell: (value: string) => void = () => undefined;
    const gone = new Promise<string>((resolve) => (tell = resolve));
    const started = await start(() => tell('gone'), 'pt-BR');
    children[0]?.kill('SIGKILL');
    expect(await gone).toBe('gone');
    if (started.ok) await started.value.stop();
  });

  test.each([
    ['dies at once', 'process.exit(3)', 'it did not start'],
    ['fails', "process.parentPort.on('message', () => process.parentPort.postMessage({ type: 'failed', message: 'no port' }))", 'no port'],
    [
      'speaks another language',
      "process.parentPort.on('message', () => { process.parentPort.postMessage(7); process.parentPort.postMessage({ type: 'started' }); setTimeout(() => process.exit(0), 100); })",
      'it did not start',
    ],
    [
      'gives an address nobody answers at',
      "process.parentPort.on('message', () => process.parentPort.postMessage({ type: 'started', apiBase: 'http://127.0.0.1:1/v1', controlBase: 'http://127.0.0.1:1/practice', controlToken: 't', numbers: [] }))",
      'TypeError',
    ],
    [
      'hangs in a loop and hears no signal',
      "process.on('SIGTERM', () => undefined); process.parentPort.on('message', () => { process.parentPort.postMessage({ type: 'failed', message: 'busy' }); setTimeout(() => { for (;;); }, 50); })",
      'busy',
    ],
  ])('that %s is an error, and no process is left', { timeout: 40_000 }, async (_what, script, detail) => {
    const entry = join(temporaryFolder(), 'entry.mjs');
    writeFileSync(entry, script);
    const { start, children } = practice(entry);
    expect(await start(() => undefined, 'pt-BR')).toEqual({ ok: false, error: { code: 'practice-unavailable', detail } });
    expect(children.every(isOver)).toBe(true);
  });
});
