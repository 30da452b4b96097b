import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createControlClient } from '../../../main/practice/control-client.ts';
import { startPracticeLine, type PracticeLineAddress } from '../../../main/practice/practice-line.ts';
import { ask, eventually } from './support/pilot-status-client.ts';
import { openMediaClient } from './support/media-client.ts';

const ROOM = join(import.meta.dirname, '../../../main/practice');
/** What Electron provides in a utility process, over Node's own channel. */
const PARENT_PORT = `
process.parentPort = {
  on(event, listener) { process.on(event, (data) => listener({ data })); },
  postMessage(message) { process.send(message); },
};`;

let child: ChildProcess | undefined;
const folders: string[] = [];

async function openProcess(): Promise<ChildProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-process-'));
  folders.push(folder);
  const preload = join(folder, 'parent-port.mjs');
  await writeFile(preload, PARENT_PORT);
  return fork(join(ROOM, 'practice-process.ts'), { execArgv: ['--import', preload], stdio: 'ignore' });
}
const nextMessage = (from: ChildProcess): Promise<unknown> => new Promise((resolve) => from.once('message', resolve));
const exitOf = (from: ChildProcess): Promise<number | null> => new Promise((resolve) => from.once('exit', resolve));

afterEach(async () => {
  child?.kill('SIGKILL');
  child = undefined;
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe('the practice line as a utility process', { timeout: 60_000 }, () => {
  test('starts when told, answers with its address, and is gone when told to stop', async () => {
    child = await openProcess();
    child.send({ type: 'start', options: { numbers: [{ kind: 'web', apiKey: 'ps_given' }], tenantKey: 'ps_tenant' } });
    const started = await nextMessage(child);
    expect(started).toMatchObject({
      type: 'started',
      tenantKey: 'ps_tenant',
      numbers: [{ kind: 'web', apiKey: 'ps_given', number: '+5511970000002' }],
    });
    const { apiBase } = started as PracticeLineAddress;
    expect((await ask({ base: apiBase, key: 'ps_given', path: '/calls' })).status).toBe(200);
    const exit = exitOf(child);
    child.send({ type: 'stop' });
    expect(await exit).toBe(0);
    await expect(ask({ base: apiBase, key: 'ps_given', path: '/calls' })).rejects.toThrow();
  });

  test('says that it failed when its port is taken, and can be started again', async () => {
    const taken = await startPracticeLine({});
    child = await openProcess();
    child.send({ type: 'start', options: { port: Number(new URL(taken.apiBase).port) } });
    expect(await nextMessage(child)).toMatchObject({ type: 'failed', message: expect.stringContaining('EADDRINUSE') });
    child.send({ type: 'start', options: {} });
    expect(await nextMessage(child)).toMatchObject({ type: 'started' });
    await taken.stop();
  });

  test('goes when its parent goes', async () => {
    child = await openProcess();
    child.send({ type: 'start', options: {} });
    await nextMessage(child);
    const exit = exitOf(child);
    child.disconnect();
    expect(await exit).toBe(0);
  });
});

describe('the practice line alone', { timeout: 60_000 }, () => {
  test('prints where it is, takes keys from outside, rings by itself, and leaves at SIGTERM', async () => {
    const running = spawn(process.execPath, [join(ROOM, 'cli.ts'), '--port', '0', '--ring-every', '0.2', '--web-key', 'ps_from_outside'], {
      env: { ...process.env, PRACTICE_TENANT_KEY: 'ps_tenant_from_env' },
    });
    child = running;
    let said = '';
    running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    const apiBase = await eventually(
      'its address',
      () => /PILOT_STATUS_API_URL=(\S+) PILOT_STATUS_API_KEYS=\S*ps_from_outside npm start/.exec(said)?.[1],
      30_000,
    );
    await eventually('all it has to say', () => said.includes('ps_tenant_from_env') && said.includes('+5511988880001'));
    await eventually('an incoming call', async () => (await ask({ base: apiBase, key: 'ps_from_outside', path: '/calls' })).at('calls', 0));
    const exit = exitOf(running);
    running.kill('SIGTERM');
    expect(await exit).toBe(0);
  });
});

describe('the command line of the practice line alone', { timeout: 60_000 }, () => {
  const told = async (...args: readonly string[]): Promise<{ readonly code: unknown; readonly said: string }> => {
    const running = spawn(process.execPath, [join(ROOM, 'cli.ts'), ...args]);
    child = running;
    let said = '';
    for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    return { code: await exitOf(running), said };
  };

  test('flips switches', async () => {
    const running = spawn(process.execPath, [
      ...[join(ROOM, 'cli.ts'), '--port', '0', '--web-key', 'ps_web', '--control-token', 'strings'],
      ...['--switch', 'webCalling=refused', '--switch', 'realtimeRateHz=8000', '--numbers', 'web,meta,web'],
    ]);
    child = running;
    let said = '';
    running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    const controlBase = await eventually('its address', () => /Control API +(\S+)/.exec(said)?.[1], 30_000);
    const switches = await createControlClient({ controlBase, controlToken: 'strings' }).switches();
    expect(switches).toMatchObject({ webCalling: 'refused', realtimeRateHz: 8_000 });
    const numbers = await createControlClient({ controlBase, controlToken: 'strings' }).numbers();
    expect(numbers.map(({ kind, apiKey }) => [kind, apiKey === 'ps_web'])).toEqual([
      ['web', true],
      ['meta', false],
      ['web', false],
    ]);
    const exit = exitOf(running);
    running.kill('SIGTERM');
    await exit;
  });

  test('says what a switch takes, and names them all in its help', async () => {
    expect(await told('--switch', 'webCalling=maybe')).toEqual({ code: 2, said: '--switch webCalling takes supported, refused\n' });
    expect(await told('--numbers', 'meta,landline')).toMatchObject({
      code: 2,
      said: expect.stringContaining('--numbers takes kinds (meta, web)'),
    });
    expect(await told('--help')).toMatchObject({ code: 0, said: expect.stringMatching(/webCalling +supported, refused/) });
  });
});

describe('stopping', { timeout: 60_000 }, () => {
  test('in the middle of calls of both kinds leaves nothing that keeps a process alive', async () => {
    const running = spawn(process.execPath, [join(import.meta.dirname, 'support/start-and-stop.ts')]);
    child = running;
    let said = '';
    running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    const exit = exitOf(running);
    await eventually('stopped', () => said.includes('stopped'), 30_000);
    const stoppedMs = performance.now();
    expect(await exit).toBe(0);
    expect(performance.now() - stoppedMs).toBeLessThan(3_000);
  });

  test('six talking calls, both ends in this process, take less than 40 % of one core', async () => {
    const line = await startPracticeLine({});
    const control = createControlClient(line);
    const web = line.numbers.find((number) => number.kind === 'web');
    const post = (path: string, body?: unknown): ReturnType<typeof ask> =>
      ask({ base: line.apiBase, key: web?.apiKey ?? '', method: 'POST', path, body });
    for (let count = 0; count < 6; count += 1) {
      const { callId } = await control.ring(web?.id ?? '', 'talker');
      await post(`/calls/${callId}/accept`);
      const client = await openMediaClient(String((await post(`/calls/${callId}/realtime-session`, { mode: 'talk' })).at('wsUrl')));
      client.send(Buffer.alloc(38_400), 16_000);
    }
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const used = process.cpuUsage(before);
    await line.stop();
    expect((used.user + used.system) / 1_000).toBeLessThan(800);
  });
});
