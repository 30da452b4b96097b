import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startFixture, until, type Fixture } from './support.ts';

describe('page and preload are kept apart', () => {
  let app: Fixture;
  beforeAll(async () => {
    app = await startFixture({ args: ['--hidden'] });
    await app.main(`await openWindow('extra', { webPreferences: { additionalArguments: ['--note=hello'] } }).loaded`);
  });
  afterAll(() => app.stop());

  test('the first script of a page sees the exposed interface and nothing of Node, Electron or the preload', async () => {
    expect(await app.page('seenFirst')).toEqual({
      api: 'object',
      require: 'undefined',
      process: 'undefined',
      ipcRenderer: 'undefined',
      secret: 'undefined',
    });
  });

  test('the preload has a JavaScript world of its own in the same document', async () => {
    expect(await app.page('api.worldOfPreload()')).toEqual({ page: 'undefined', title: 'Fixture', mark: 'mark' });
    expect(await app.page('typeof [].markOfPreload')).toBe('undefined');
  });

  test('what is exposed is frozen through and through and cannot be replaced', async () => {
    const tries = `(() => { 'use strict'; const tries = [() => { window.api = 1 }, () => { api.run = 1 }, () => { api.nested.list[1].deep = 2 }, () => { delete window.api }];
      return tries.map((attempt) => { try { attempt(); return 'done' } catch (error) { return error.constructor.name } }) })()`;
    expect(await app.page(tries)).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  });

  test('nothing handed over leads back to the other world through its prototypes', async () => {
    const roots = `[api, api.nested, api.nested.list, api.environment].map((value) => { const proto = Object.getPrototypeOf(value); return proto === Object.prototype || proto === Array.prototype })`;
    expect(await app.page(roots)).toEqual([true, true, true, true]);
    expect(
      await app.page(
        `[api.run, api.later(1), (() => { try { api.throws() } catch (error) { return error } })()].map((value) => value.constructor.constructor === Function)`,
      ),
    ).toEqual([true, true, true]);
    expect(await app.page(`api.run.constructor('return typeof secretOfPreload')()`)).toBe('undefined');
  });

  test('functions, callbacks, promises and errors cross the bridge both ways', async () => {
    expect(await app.page(`api.call((a, b) => a.list[0] + b, { list: [40] }, 2)`)).toBe(42);
    expect(await app.page(`api.later({ when: new Date(5) }).then((value) => value.when instanceof Date && value.when.getTime())`)).toBe(5);
    expect(await app.page(`api.rejects().catch((error) => error instanceof Error && error.message)`)).toBe('rejected in the preload');
    expect(
      await app.page(`(() => { try { api.throws() } catch (error) { return [error instanceof RangeError, error.message] } })()`),
    ).toEqual([true, 'thrown in the preload']);
    expect(await app.page(`(() => { const mine = () => 1; return api.hand(mine) === mine })()`)).toBe(true);
  });

  test('a sandboxed preload gets the small require and process of Electron', async () => {
    expect(await app.page('api.environment', 2)).toEqual({
      argv: ['--note=hello'],
      sandboxed: true,
      contextIsolated: true,
      electron: '45.4.1',
      platform: process.platform,
      fs: 'module not found: fs',
      events: 'function',
      url: 'function',
      timers: 'function',
    });
  });

  test('a page that overrides the language under it neither breaks nor reads the bridge', async () => {
    const id = await app.main(
      `const { window, loaded } = openWindow('hostile', {}, 'app://fixture/hostile.html'); await loaded; return window.id`,
    );
    const work = `await state.windows.hostile.webContents.executeJavaScript(
      "void genuine.apply(genuine.thenOf, api.invoke('echo', { secret: 'token-of-the-agent', list: [1, 2, 'three'] }), [(value) => { window.answer = value.secret + value.list[2] + value.list.length }])")`;
    await app.main(work);
    await until(async () => (await app.page('window.answer', id as number)) !== undefined, app.output);
    expect(await app.page('window.answer', id as number)).toBe('token-of-the-agentthree3');
    expect(await app.page('window.hostileDone', id as number)).toBe(true);
    expect(await app.page('window.caught.length + " " + window.caught[0]', id as number)).toBe('0 undefined');
  });

  test('a frame inside the page has no preload and no interface', async () => {
    const seen = `new Promise((resolve) => { const frame = document.createElement('iframe'); frame.src = 'index.html'; frame.onload = () => resolve(frame.contentWindow.seenFirst); document.body.append(frame) })`;
    expect(await app.page(seen)).toMatchObject({ api: 'undefined', require: 'undefined' });
    expect(
      await app.main(
        `return state.windows.first.webContents.mainFrame.frames.map((frame) => [frame.url, frame.parent === state.windows.first.webContents.mainFrame])`,
      ),
    ).toEqual([['app://fixture/index.html', true]]);
  });
});
