import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../../../main/adapters/clock/system-clock.ts';
import { loadNgrok } from '../../../../../main/adapters/tunnel/ngrok/load-ngrok.ts';
import type { NgrokChild } from '../../../../../main/adapters/tunnel/ngrok/ngrok-child.ts';
import { ngrokFailure } from '../../../../../main/adapters/tunnel/ngrok/ngrok-failure.ts';
import { serveNgrok } from '../../../../../main/adapters/tunnel/ngrok/serve-ngrok.ts';
import type { NgrokReport } from '../../../../../main/adapters/tunnel/ngrok/ngrok-messages.ts';
import { tunnelProviderFor } from '../../../../../main/adapters/tunnel/tunnel-provider-for.ts';
import { createSimulatedClock } from '../../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../../support/memory-log.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { endNow } from '../../../../support/tunnels/control-server.ts';
import { openProvider, openTunnel } from '../../../../support/tunnels/opened-tunnel.ts';
import { tunnelStandIn } from '../../../../support/tunnels/tunnel-stand-in.ts';

const ENTRY = fileURLToPath(new URL('../../../../../main/adapters/tunnel/ngrok/ngrok-process.ts', import.meta.url));
/** A machine for which there is no binary. */
const ELSEWHERE = `data:text/javascript,Object.defineProperty(process, 'platform', { value: 'sunos' })`;
const PARENT_PORT = new URL('../../../../support/sound/parent-port.ts', import.meta.url).href;

describe('ngrok', () => {
  test('without an authtoken is not started', async () => {
    const standIn = await tunnelStandIn({ name: 'ngrok' });
    const opened = await openTunnel(standIn, { token: null });
    expect((await opened.failed()).error.code).toBe('tunnel-token-missing');
    expect(standIn.starts()).toBe(0);
  });

  test('that refuses the authtoken is not asked again, and nothing of the authtoken is told', async () => {
    const clock = createSimulatedClock();
    const log = memoryLog();
    const standIn = await tunnelStandIn({ name: 'ngrok', clock, log });
    await standIn.comeUp({ start: 'refused' });
    const opened = await openTunnel(standIn);
    expect((await opened.failed()).error).toEqual({ code: 'tunnel-refused', detail: 'ERR_NGROK_107' });
    await clock.advance(3_600_000);
    expect(standIn.starts()).toBe(1);
    expect(log.text() + JSON.stringify(opened.news)).not.toContain('CANARY');
  });

  test('that still counts our session of before a crash is asked again after a minute', async () => {
    const clock = createSimulatedClock();
    const standIn = await tunnelStandIn({ name: 'ngrok', clock, random: () => 0 });
    await standIn.comeUp({ start: 'rate-limited' });
    const opened = await openTunnel(standIn);
    expect((await opened.failed()).error).toEqual({ code: 'tunnel-lost', detail: 'ERR_NGROK_108', retryAfterMs: 60_000 });
    await standIn.comeUp({ start: 'at-once' });
    await clock.advance(60_000);
    await opened.opened();
  });

  test('that names an address which is not public is not believed', async () => {
    const child = scriptedChild([{ type: 'up', url: 'http://127.0.0.1:9' }]);
    const means = { clock: systemClock, log: memoryLog(), random: () => 0, folder: temporaryFolder(), env: {}, forkNgrok: () => child };
    const opened = await openProvider(tunnelProviderFor(means)({ provider: 'ngrok', domain: null }, 'token'));
    expect((await opened.failed()).error.code).toBe('public-url-wrong');
  });

  test('for which this machine has no binary is told as missing, and the app lives on', async () => {
    const reports: NgrokReport[] = [];
    const obey = serveNgrok({
      report: (report) => reports.push(report),
      quit: () => undefined,
      load: () => Promise.reject(new Error('Cannot find native binding.\n  at somewhere')),
    });
    obey({ type: 'open', authtoken: 'token', domain: null, localPort: 1 });
    await expect.poll(() => reports).toEqual([{ type: 'missing', reason: 'Cannot find native binding.' }]);
  });

  test.each([
    ['ERR_NGROK_105', 'tunnel-refused', 'when-asked'],
    ['ERR_NGROK_319', 'tunnel-refused', 'when-asked'],
    ['ERR_NGROK_4018', 'tunnel-refused', 'when-asked'],
    ['ERR_NGROK_334', 'tunnel-lost', 'calmly'],
    ['ERR_NGROK_99999', 'tunnel-refused', 'calmly'],
    [null, 'tunnel-lost', 'soon'],
  ])('%s is %s, tried again %s', (code, error, again) => {
    expect(ngrokFailure(code)).toMatchObject({ error: { code: error }, again });
  });
});

describe('the ngrok process', () => {
  test('loads the real library here, ignores what is no order, and ends when it is told to', async () => {
    expect((await loadNgrok()).library).not.toBeNull();
    const child = fork(ENTRY, [], { execArgv: ['--import', PARENT_PORT], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const reports: unknown[] = [];
    child.on('message', (message) => reports.push(message));
    for (const message of ['open', { type: 'open' }, { type: 'close', more: 1 }]) child.send(message);
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
    expect(reports).toEqual([]);
  });

  test('says what it lacks on a machine for which the library has no binary', async () => {
    const elsewhere = `data:text/javascript,Object.defineProperty(process, 'platform', { value: 'sunos' })`;
    const child = fork(ENTRY, [], {
      execArgv: ['--import', PARENT_PORT, '--import', elsewhere],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    child.send({ type: 'open', authtoken: 'token', domain: null, localPort: 9 });
    const reported = await new Promise((resolve) => child.once('message', resolve));
    expect(reported).toEqual({ type: 'missing', reason: expect.stringContaining('sunos') });
  });

  test.skipIf(process.platform === 'win32')('does not outlive the app', async () => {
    const app = fork(fileURLToPath(new URL('fork-and-stay.ts', import.meta.url)), [ENTRY, PARENT_PORT, ELSEWHERE]);
    onTestFinished(() => void app.kill('SIGKILL'));
    const pid = Number(await new Promise((resolve) => app.once('message', resolve)));
    onTestFinished(() => endNow(pid));
    app.kill('SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 10_000, interval: 50 });
  });

  test('that does not answer is killed a second after it was told to end', async () => {
    const clock = createSimulatedClock();
    let killed = false;
    const child = scriptedChild([{ type: 'up', url: 'https://a.ngrok.app' }], () => (killed = true));
    const means = { clock, log: memoryLog(), random: () => 0, folder: temporaryFolder(), env: {}, forkNgrok: () => child };
    const opened = await openProvider(tunnelProviderFor(means)({ provider: 'ngrok', domain: null }, 'token'));
    expect(await opened.opened()).toBe('https://a.ngrok.app');
    const stopped = opened.tunnel.stop();
    await clock.advance(999);
    expect(killed).toBe(false);
    await clock.advance(1);
    await stopped;
    expect(killed).toBe(true);
  });
});

/** A process that says the same whatever it is told, and ends when it is killed. */
function scriptedChild(reports: readonly unknown[], killed: () => void = () => undefined): NgrokChild {
  let heard = (_message: unknown): void => undefined;
  let exited = (_code: number): void => undefined;
  return {
    pid: undefined,
    postMessage: () => setImmediate(() => reports.forEach((report) => heard(report))),
    on: (_event, listener) => (heard = listener),
    once: (_event, listener) => (exited = listener),
    kill() {
      killed();
      exited(-1);
    },
  };
}
