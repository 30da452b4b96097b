import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { eventsOf, isRunning, startFixture, until, type Fixture } from './support.ts';

const FORK = `const { join } = await import('node:path'); const child = electron.utilityProcess.fork(join(electron.app.getAppPath(), 'service.js'), [mode], { serviceName: 'Test Service ' + mode, stdio: 'pipe', env: { ...process.env, FIXTURE_MARK: 'marked' } });
  const record = { child, messages: [], out: '', exit: null }; state.utilities[mode] = record; child.on('message', (message) => record.messages.push(message)); child.on('exit', (code) => { record.exit = code }); child.stdout.on('data', (part) => { record.out += part });
  await new Promise((resolve) => child.once('spawn', resolve));`;

describe('utility processes', () => {
  let app: Fixture;
  const fork = (mode: string): Promise<unknown> => app.main(`const mode = ${JSON.stringify(mode)}; ${FORK} return child.pid`);
  const look = (mode: string, what: string): Promise<unknown> =>
    app.main(`const { child, messages, out, exit } = state.utilities[${JSON.stringify(mode)}]; return ${what}`);
  beforeAll(async () => {
    app = await startFixture({ args: ['--hidden'] });
  });
  afterAll(() => app.stop());

  test('messages are cloned both ways, and output and environment are the app’s', async () => {
    const pid = await fork('talk');
    await until(async () => (await look('talk', 'messages.length')) === 1);
    await look('talk', `child.postMessage(new Map([['a', new Date(5)]]))`);
    await until(async () => (await look('talk', 'messages.length')) === 2);
    expect(
      await look('talk', `[messages[0], messages[1].isMap, messages[1].got.get('a').getTime(), messages[1].ports, messages[1].type]`),
    ).toEqual(['hello', true, 5, 0, 'utility']);
    expect(await look('talk', 'out')).toBe('service talk marked\n');
    expect(await app.face.ask('utilities')).toEqual([{ pid, serviceName: 'Test Service talk' }]);
    expect(await look('talk', `(() => { try { child.postMessage(() => 1) } catch (error) { return error.name } })()`)).toBe(
      'DataCloneError',
    );
  });

  test('its exit code is told, and an end that was not zero is announced to the app', async () => {
    await fork('leave');
    await look('leave', `child.postMessage('exit')`);
    await until(async () => (await look('leave', 'exit')) === 3);
    await until(() => eventsOf(app.output()).includes('app:child-process-gone Utility abnormal-exit 3 Test Service leave'), app.output);
    expect(await look('leave', `[child.pid === undefined, child.kill()]`)).toEqual([true, false]);
  });

  test('one that throws ends by itself', async () => {
    await fork('fail');
    await look('fail', `child.postMessage('throw')`);
    expect(await until(async () => (await look('fail', 'exit')) === 1)).toBe(true);
  });

  test('kill ends it', async () => {
    const pid = (await fork('victim')) as number;
    expect(await look('victim', 'child.kill()')).toBe(true);
    await until(async () => (await look('victim', 'exit')) !== null);
    expect(isRunning(pid)).toBe(false);
  });

  test('a crash from outside is announced', async () => {
    const pid = (await fork('crash')) as number;
    await app.face.ask('utility/kill', { pid });
    expect(await until(() => eventsOf(app.output()).includes('app:child-process-gone Utility crashed 9 Test Service crash'))).toBe(true);
  });
});
