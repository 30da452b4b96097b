import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { findPage } from '../../build/dev-host/find-page.ts';
import { eventsOf, startFixture, until, type Fixture } from './support.ts';

describe('windows', () => {
  let app: Fixture;
  const happened = (event: string): Promise<true> =>
    until(
      () => eventsOf(app.output()).some((line) => line.startsWith(event)),
      () => `${event} never happened:\n${app.output()}`,
    );
  beforeAll(async () => {
    app = await startFixture();
    await app.main(
      `await openWindow('second', { show: false, x: 30, y: 40, alwaysOnTop: true, focusable: false, skipTaskbar: true }).loaded`,
    );
  });
  afterAll(() => app.stop());

  test('a message reaches the page of its window and no other', async () => {
    for (const id of [1, 2]) await app.page(`void (window.heard = [], api.on('news', (text) => window.heard.push(text)))`, id);
    await app.main(
      `state.windows.second.webContents.send('news', 'for the second'); state.windows.first.webContents.send('news', 'for the first')`,
    );
    await until(async () => (await app.page('heard.length', 1)) === 1 && (await app.page('heard.length', 2)) === 1);
    expect([await app.page('heard', 1), await app.page('heard', 2)]).toEqual([['for the first'], ['for the second']]);
  });

  test('the main process can tell which window and frame is speaking', async () => {
    expect(await app.page(`api.invoke('who')`, 2)).toEqual({
      id: 2,
      url: 'app://fixture/index.html',
      origin: 'app://fixture',
      isTop: true,
      isMain: true,
    });
  });

  test('a listener that was taken off hears nothing more', async () => {
    await app.page(`void (window.times = 0, window.stop = api.on('tick', () => { window.times += 1 }))`);
    await app.main(`state.windows.first.webContents.send('tick')`);
    await until(async () => (await app.page('times')) === 1);
    await app.page('stop()');
    await app.main(`state.windows.first.webContents.send('tick'); state.windows.first.webContents.send('tick')`);
    expect(await app.page('new Promise((resolve) => setTimeout(() => resolve(times), 100))')).toBe(1);
  });

  test('the test face lists each window as the app made it', async () => {
    const windows = await app.face.ask('windows');
    expect(
      windows.map(({ id, title, url, visible, alwaysOnTop, focusable, skipTaskbar }) => ({
        id,
        title,
        url,
        visible,
        alwaysOnTop,
        focusable,
        skipTaskbar,
      })),
    ).toEqual([
      { id: 1, title: 'Fixture', url: 'app://fixture/index.html', visible: true, alwaysOnTop: false, focusable: true, skipTaskbar: false },
      { id: 2, title: 'Fixture', url: 'app://fixture/index.html', visible: false, alwaysOnTop: true, focusable: false, skipTaskbar: true },
    ]);
    expect(windows[1]?.bounds).toEqual({ x: 30, y: 40, width: 500, height: 400 });
  });

  test('a hidden window keeps its timers at full rate', async () => {
    const seconds = await app.page(
      `new Promise((resolve) => { let ticks = 0; const from = performance.now(); const timer = setInterval(() => { ticks += 1; if (ticks === 40) { clearInterval(timer); resolve((performance.now() - from) / 1000) } }, 50) })`,
      2,
    );
    // Two seconds, and what a busy machine adds; throttled as Chromium throttles what is hidden, they take forty.
    expect(seconds).toBeLessThan(10);
  });

  test('showing without activating leaves the focus where it was, showing takes it', async () => {
    await app.main(`state.windows.first.focus(); openWindow('third'); state.windows.third.showInactive()`);
    expect(
      await app.main(`return [state.windows.third.isVisible(), state.windows.third.isFocused(), state.windows.first.isFocused()]`),
    ).toEqual([true, false, true]);
    expect(
      await app.main(
        `state.windows.third.show(); return [state.windows.third.isFocused(), state.windows.first.isFocused(), electron.BrowserWindow.getFocusedWindow() === state.windows.third]`,
      ),
    ).toEqual([true, false, true]);
    expect(
      await app.main(
        `state.windows.third.destroy(); return [state.windows.third.isDestroyed(), electron.BrowserWindow.getAllWindows().length]`,
      ),
    ).toEqual([true, 2]);
  });

  test('a window is as large and where the app puts it', async () => {
    await app.main(`state.windows.first.setBounds({ x: 100, y: 50, width: 640, height: 480 })`);
    const [first] = await app.face.ask('windows');
    expect(first?.bounds).toEqual({ x: 100, y: 50, width: 640, height: 480 });
    await until(async () => JSON.stringify(await app.page('[screenX, screenY, innerWidth, innerHeight]')) === '[100,50,640,480]');
  });

  test('a page that may not navigate stays where it is', async () => {
    await app.page(`(location.href = 'http://127.0.0.1:9/elsewhere', 1)`);
    await happened('first:will-navigate http://127.0.0.1:9/elsewhere');
    await app.page(`(location.href = 'app.html', 1)`);
    await happened('first:will-navigate app://fixture/app.html');
    await app.page(`(location.href = URL.createObjectURL(new Blob(['<h1>blob</h1>'], { type: 'text/html' })), 1)`);
    await happened('first:will-navigate blob:');
    expect(await app.page(`new Promise((resolve) => setTimeout(() => resolve([document.title, location.pathname]), 200))`)).toEqual([
      'Fixture',
      '/index.html',
    ]);
    expect(await app.main(`return state.windows.first.webContents.getURL()`)).toBe('app://fixture/index.html');
  });

  test('a page that may navigate does', async () => {
    await app.main(`state.allowNavigation = true; await openWindow('walker').loaded`);
    const id = (await app.main(`return state.windows.walker.id`)) as number;
    await app.page(`(location.href = 'index.html?again', 1)`, id);
    expect(
      await until(async () => (await app.main(`return state.windows.walker.webContents.getURL()`)) === 'app://fixture/index.html?again'),
    ).toBe(true);
    await app.main(`state.allowNavigation = false; state.windows.walker.destroy()`);
  });

  test('window.open is asked about, and null when denied; a link to a new window is denied too', async () => {
    expect(await app.page(`window.open('https://example.org/', 'x', 'width=100')`)).toBe(null);
    await happened('first:window-open https://example.org/');
    await app.page(
      `(() => { const link = document.createElement('a'); link.href = 'app.html'; link.target = '_blank'; document.body.append(link); link.click() })()`,
    );
    await happened('first:window-open app://fixture/app.html');
    expect(await app.face.ask('windows')).toHaveLength(2);
  });

  test('an address that cannot be loaded fails by name', async () => {
    expect(await app.main(`return openWindow('lost', {}, 'http://127.0.0.1:9/').loaded.catch((error) => error.message)`)).toMatch(
      /^ERR_\w+ \(-\d+\) loading 'http:\/\/127\.0\.0\.1:9\/'$/,
    );
    await app.main(`state.windows.lost.destroy()`);
  });

  test('a page that crashes is reported and can be loaded again with its bridge', async () => {
    await app.main(`await openWindow('frail').loaded`);
    const id = (await app.main(`return state.windows.frail.id`)) as number;
    await app.face.ask('window/crash', { id });
    await happened('frail:render-process-gone crashed');
    await happened('app:render-process-gone crashed');
    expect(await app.main(`return state.windows.frail.webContents.isCrashed()`)).toBe(true);
    await app.main(
      `await new Promise((resolve) => { state.windows.frail.webContents.once('did-finish-load', resolve); state.windows.frail.webContents.reload() })`,
    );
    expect(await app.page(`api.invoke('echo', 'back')`, id)).toBe('back');
    await app.main(`state.windows.frail.destroy()`);
  });

  test('Playwright drives the very same page beside the host', async () => {
    const { chromiumPort } = await app.face.ask('host');
    const [first] = await app.face.ask('windows');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${chromiumPort}`);
    const page = await findPage(browser, first?.targetId ?? '');
    expect(await page?.getByRole('heading').textContent()).toBe('Fixture');
    await page?.evaluate('window.byPlaywright = 1');
    await browser.close();
    expect(await app.page(`api.invoke('echo', window.byPlaywright)`)).toBe(1);
  });

  test('a picture of a window is a PNG of its size', async () => {
    const png = Buffer.from(await app.face.ask('window/screenshot', { id: 1 }), 'base64');
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 640, 480]);
  });

  test('a window that refuses to close stays, whether its user or the browser closes it', async () => {
    await app.main(`await openWindow('keeper').loaded; state.refuseClose = true`);
    const id = (await app.main(`return state.windows.keeper.id`)) as number;
    await app.face.ask('window/close', { id });
    await happened('keeper:close');
    const before = (await app.face.ask('windows')).find((window) => window.id === id)?.targetId;
    const { chromiumPort } = await app.face.ask('host');
    await fetch(`http://127.0.0.1:${chromiumPort}/json/close/${before}`);
    await until(async () =>
      (await app.face.ask('windows')).some((window) => window.id === id && window.targetId !== null && window.targetId !== before),
    );
    await until(async () => (await app.page(`typeof api`, id)) === 'object');
    expect(eventsOf(app.output()).filter((event) => event === 'keeper:close')).toHaveLength(2);
    await app.main(`state.refuseClose = false; state.windows.keeper.close()`);
    await happened('keeper:closed');
  });
});
