import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { eventsOf, startFixture, until, type Fixture } from './support.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('the desktop around the app, through the test face', () => {
  let app: Fixture;
  const happened = (event: string): Promise<true> =>
    until(
      () => eventsOf(app.output()).includes(event),
      () => `${event} never happened:\n${app.output()}`,
    );
  beforeAll(async () => {
    app = await startFixture({ args: ['--hidden', '--lang=pt-BR'], env: { DEV_HOST_KEYRING: '1' } });
  });
  afterAll(() => app.stop());

  test('the tray shows icon, tooltip and menu, and is clicked item by item', async () => {
    await app.main(`const { Tray, Menu, nativeImage } = electron; state.tray = new Tray(nativeImage.createFromDataURL('data:image/png;base64,${PIXEL}')); state.tray.setToolTip('Pronto'); state.tray.on('click', () => note('tray:click'));
      state.tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Abrir', click: () => note('tray:open') }, { type: 'separator' }, { label: 'Linha', submenu: [{ label: 'Ativa', type: 'checkbox', checked: true, click: (item) => note('tray:active', item.checked) }, { label: 'Fora', enabled: false }] }]))`);
    const [tray] = await app.face.ask('trays');
    expect(tray).toMatchObject({ toolTip: 'Pronto', imageDataUrl: `data:image/png;base64,${PIXEL}` });
    expect(tray?.menu.map(({ label, type }) => [label, type])).toEqual([
      ['Abrir', 'normal'],
      ['', 'separator'],
      ['Linha', 'submenu'],
    ]);
    await app.face.ask('tray/click', { index: 0, kind: 'click' });
    await happened('tray:click');
    await app.face.ask('tray/menu', { index: 0, path: ['Abrir'] });
    await happened('tray:open');
    await app.face.ask('tray/menu', { index: 0, path: ['Linha', 'Ativa'] });
    await happened('tray:active false');
    expect((await app.face.ask('trays'))[0]?.menu[2]?.submenu?.map(({ checked, enabled }) => [checked, enabled])).toEqual([
      [false, true],
      [false, false],
    ]);
    await app.main('state.tray.destroy()');
    expect(await app.face.ask('trays')).toEqual([]);
  });

  test('the application menu can be read and clicked, roles included', async () => {
    await app.main(
      `electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate([{ label: 'Arquivo', submenu: [{ label: 'Novo', id: 'new', click: () => note('menu:new') }, { role: 'quit' }] }]))`,
    );
    expect((await app.face.ask('app/menu'))[0]?.submenu?.map(({ label }) => label)).toEqual(['Novo', 'Quit']);
    await app.face.ask('app/menu-click', { path: ['Arquivo', 'new'] });
    await happened('menu:new');
  });

  test('notifications are read, clicked and answered', async () => {
    await app.main(
      `for (const title of ['Maria', 'João']) { const one = new electron.Notification({ title, body: 'ligando', actions: [{ type: 'button', text: 'Atender' }], hasReply: true }); for (const name of ['show', 'click', 'close']) one.on(name, () => note(title, name)); one.on('action', (event, index) => note(title, 'action', event.actionIndex, index)); one.on('reply', (event, text) => note(title, 'reply', text)); one.show() }`,
    );
    await happened('Maria show');
    const shown = await app.face.ask('notifications');
    expect(shown.map(({ title, body, actions, shown: isShown }) => ({ title, body, actions, isShown }))).toEqual(
      ['Maria', 'João'].map((title) => ({ title, body: 'ligando', actions: ['Atender'], isShown: true })),
    );
    await app.face.ask('notification/act', { id: shown[0]?.id ?? 0, deed: { type: 'action', index: 0 } });
    await happened('Maria action 0 0');
    await happened('Maria close');
    await app.face.ask('notification/act', { id: shown[1]?.id ?? 0, deed: { type: 'reply', text: 'já vou' } });
    await happened('João reply já vou');
    await expect(app.face.ask('notification/act', { id: 1, deed: { type: 'click' } })).rejects.toThrow('no notification 1 on the screen');
  });

  test('sleep, waking and the lock reach the app', async () => {
    await app.main(
      `for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) electron.powerMonitor.on(name, () => note('power', name))`,
    );
    for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen'] as const) {
      await app.face.ask('power', { event });
      await happened(`power ${event}`);
    }
    await app.face.ask('power/idle', { seconds: 90 });
    expect(
      await app.main(
        'return [electron.powerMonitor.getSystemIdleTime(), electron.powerMonitor.getSystemIdleState(60), electron.powerMonitor.getSystemIdleState(120)]',
      ),
    ).toEqual([90, 'idle', 'active']);
  });

  test('global shortcuts fire when pressed, and cannot be taken from another program', async () => {
    await app.face.ask('shortcut/occupy', { accelerator: 'Ctrl+Alt+H' });
    expect(
      await app.main(
        `const { globalShortcut } = electron; const callback = () => note('shortcut'); return [globalShortcut.register('CommandOrControl+Shift+A', callback), globalShortcut.register('Alt+Control+H', callback), globalShortcut.isRegistered('Shift+Ctrl+A'), globalShortcut.isRegistered('Ctrl+Alt+H')]`,
      ),
    ).toEqual([true, false, true, false]);
    expect(await app.face.ask('shortcut/press', { accelerator: 'Control+Shift+A' })).toBe(true);
    await happened('shortcut');
    await app.main('electron.globalShortcut.unregisterAll()');
    expect(await app.face.ask('shortcut/press', { accelerator: 'Control+Shift+A' })).toBe(false);
  });

  test('links from outside and second instances reach the app', async () => {
    await app.face.ask('app/open-url', { url: 'tel:+5511999990000' });
    await happened('app:open-url tel:+5511999990000');
    await app.face.ask('app/second-instance', { argv: ['app', 'callto:1'], workingDirectory: '/' });
    expect(await happened('app:second-instance callto:1 / null')).toBe(true);
  });

  test('what the app opens is recorded, dialogs are answered, badge and clipboard keep what they are given', async () => {
    await app.face.ask('dialog/answer', { answers: [{ response: 1 }, { filePaths: ['/tmp/a.wav'] }] });
    expect(
      await app.main(
        `const { dialog } = electron; return [(await dialog.showMessageBox({ message: 'Sair?', buttons: ['Não', 'Sim'] })).response, (await dialog.showOpenDialog({})).filePaths, (await dialog.showOpenDialog({})).canceled, (await dialog.showMessageBox({ message: 'x', buttons: ['Ok', 'Cancel'] })).response]`,
      ),
    ).toEqual([1, ['/tmp/a.wav'], true, 1]);
    expect((await app.face.ask('dialogs')).map(({ kind }) => kind)).toEqual(['message', 'open', 'open', 'message']);
    await app.main(
      `await electron.shell.openExternal('https://example.org/'); electron.app.setBadgeCount(3); await electron.clipboard.writeText('copied')`,
    );
    expect(await app.face.ask('opened')).toMatchObject({ external: ['https://example.org/'], badgeCount: 3 });
    expect(await app.main('return [await electron.clipboard.readText(), electron.app.getBadgeCount()]')).toEqual(['copied', 3]);
  });

  test('the desktop’s dark mode reaches app and pages', async () => {
    await app.main(`electron.nativeTheme.on('updated', () => note('theme', electron.nativeTheme.shouldUseDarkColors))`);
    await app.face.ask('theme/dark', { dark: true });
    await happened('theme true');
    expect(await until(async () => (await app.page(`matchMedia('(prefers-color-scheme: dark)').matches`)) === true)).toBe(true);
  });

  test('the app knows its name, version, folders and language', async () => {
    expect(
      await app.main(
        `const { app } = electron; return [app.getName(), app.getVersion(), app.isPackaged, app.getLocale(), app.getPath('userData') === process.env.DEV_HOST_USER_DATA, process.versions.electron, process.type, app.dock === undefined, electron.safeStorage.getSelectedStorageBackend()]`,
      ),
    ).toEqual(['Fixture App', '4.5.6', false, 'pt-BR', true, '45.4.1', 'browser', true, 'gnome_libsecret']);
  });

  test('what the host does not provide throws by name', async () => {
    const attempt = (code: string): Promise<unknown> => app.main(`try { ${code}; return 'done' } catch (error) { return error.message }`);
    for (const [code, name] of [
      ['electron.app.configureHostResolver', 'app.configureHostResolver'],
      ['electron.autoUpdater.checkForUpdates()', 'autoUpdater.checkForUpdates'],
      ['new electron.MessageChannelMain()', 'MessageChannelMain'],
      ['electron.nonsense', 'electron.nonsense'],
      ['state.windows.first.setThumbarButtons([])', 'BrowserWindow.setThumbarButtons'],
      ['state.windows.first.webContents.printToPDF({})', 'webContents.printToPDF'],
      ['electron.session.defaultSession.cookies', 'session.cookies'],
      ['electron.desktopCapturer.getSources({})', 'desktopCapturer.getSources'],
    ]) {
      expect(await attempt(code ?? '')).toContain(`development host does not provide ${name}`);
    }
    expect(await attempt(`new electron.BrowserWindow({ webPreferences: { nodeIntegration: true } })`)).toContain(
      'development host does not provide windows',
    );
  });
});
