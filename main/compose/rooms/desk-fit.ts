import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, globalShortcut } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { DeskFitState } from '#contract/desk-fit-commands.ts';
import { nameOfNumber } from '#contract/peer-name.ts';
import { ok } from '#contract/result.ts';
import { ringsHere } from '#contract/rings-here.ts';
import { openCommandLink } from '../../adapters/command-link/open-command-link.ts';
import { openCommandSocket } from '../../adapters/command-socket/open-command-socket.ts';
import { hookSender, makeHookSecret } from '../../adapters/crm/hook-sender.ts';
import { openHookOutbox } from '../../adapters/crm/hook-outbox.ts';
import { safeOpen } from '../../adapters/crm/safe-open.ts';
import { systemOpen } from '../../adapters/crm/system-open.ts';
import { linkHandlers } from '../../adapters/deep-links/open-deep-links.ts';
import { openGlobalKeys } from '../../adapters/hotkeys/open-global-keys.ts';
import { openLoginItem } from '../../adapters/login-item/open-login-item.ts';
import { openKeptFile } from '../../adapters/settings-store/kept-file.ts';
import { openTrayHost } from '../../adapters/tray-host/open-tray-host.ts';
import { createCrmDesk } from '../../core/crm/crm-desk.ts';
import { createHookDesk } from '../../core/crm/hook-desk.ts';
import { inBackground } from '../../core/in-background.ts';
import { createFitDesk } from '../../core/links/fit-desk.ts';
import { createHotkeyDesk } from '../../core/hotkeys/hotkey-desk.ts';
import { deedOf } from '../../core/hotkeys/hotkey-actions.ts';
import { createCommandDesk, perform } from '../../core/links/command-desk.ts';
import { createDialRequests } from '../../core/links/dial-requests.ts';
import { digitsIn } from '../../core/links/digits-in.ts';
import type { RoomCommands } from '../../ipc/command-handlers.ts';
import { runningAppImage } from '../app-image.ts';
import type { Room } from '../room.ts';
import type { RoomSite } from '../room-site.ts';
import type { WhatsappRoom } from './whatsapp.ts';
import { desktopNow } from './desktop-now.ts';

export interface DeskFitRoom extends Room {
  part(): DeskFitState;
  readonly handlers: Pick<
    RoomCommands,
    | 'hotkey/prove'
    | 'hotkey/record'
    | 'dial-request/dismiss'
    | 'clipboard/copy'
    | 'links/take'
    | 'command/place'
    | 'crm/open'
    | 'hook/test'
    | 'hook/new-secret'
  >;
  follow(state: AppState): void;
  stop(): Promise<void>;
  /** Whether the window is to be shown at this start: always, but for a login that asks for the tray where one is proven. */
  showsAtStart(): Promise<boolean>;
  /** Whether a window that is closed can still be reached by the tray. */
  hidesInTray(): boolean;
}

/** So long a desktop that is just starting may take to show its tray. */
const LOGIN_TRAY_MS = 10_000;

/** Keys from anywhere, links, the command line, the start of the computer, and the company's other programs. */
export function openDeskFitRoom(site: RoomSite, { advise }: Pick<WhatsappRoom, 'advise'>): DeskFitRoom {
  const { folder, clock, log, newId, kept, tell, changed, showMain, bringMainInSight } = site;
  const settings = kept.settings.read;
  const nameOf: Parameters<typeof createCrmDesk>[0]['nameOf'] = (number) => nameOfNumber(number, site.app.state());
  const appImage = runningAppImage(process.env, process.execPath);
  const { session, desktop, program, isAtLogin } = desktopNow({
    app,
    execPath: process.execPath,
    appImage,
    env: process.env,
    argv: process.argv,
    platform: process.platform,
  });

  const trayHost = openTrayHost({
    platform: process.platform,
    env: process.env,
    uid: process.getuid?.() ?? 0,
    clock,
    log,
    changed: () => {
      fit.trayChanged();
      changed();
    },
  });
  const fit = createFitDesk({
    session,
    desktop,
    clock,
    trayHost: trayHost.now,
    login: openLoginItem({ platform: process.platform, app, program, env: process.env, home: homedir() }),
    // The schemes of an app that is not packed would lead to Electron, or to the development host, and stay behind.
    links: linkHandlers(app, app.isPackaged ? null : program),
    commandLink: openCommandLink({
      platform: process.platform,
      isPackaged: app.isPackaged,
      appImage,
      env: process.env,
      home: homedir(),
      resources: join(app.getAppPath(), '..'),
      log,
    }),
    ownsLinks: app.isPackaged,
    told: {
      read: () => settings().startup.toldOfTray,
      write: () => kept.settings.write({ ...settings(), startup: { ...settings().startup, toldOfTray: true } }),
    },
    tell,
    changed,
  });

  const requests = createDialRequests({ clock, newId, lines: () => site.app.state().lines, showMain, tell, changed });
  const commands = createCommandDesk({ app: site.app, state: site.app.state, requests, advise, showMain, version: app.getVersion() });
  const socket = openCommandSocket({
    folder,
    platform: process.platform,
    run: commands.run,
    language: () => settings().language,
    log,
  }).then((opened) => {
    fit.takesCommands(opened === null ? null : program.command);
    return opened;
  });

  const fillSelected = async (): Promise<void> => {
    // On Linux what is selected is there without being copied; elsewhere the clipboard is the nearest.
    const primary = process.platform === 'linux' ? digitsIn(await clipboard.selection.readText()) : '';
    const digits = primary === '' ? digitsIn(await clipboard.readText()) : primary;
    requests.ask({ digits, line: null, from: 'hotkey' });
  };
  const hotkeys = createHotkeyDesk({
    keys: openGlobalKeys({ globalShortcut, session, log }),
    clock,
    changed,
    isRinging: () => site.app.state().calls.some((call) => ringsHere(call, site.app.state())),
    isInFront: () => site.windowFacts().isMainInFront,
    act(action) {
      if (action === 'dial') {
        inBackground('bringing what is selected', fillSelected(), log);
        return;
      }
      const done = perform(site.app, deedOf(action, site.app.state()));
      // A key pressed where nothing rings is no trouble to be told of.
      if (done.ok || done.error.code === 'no-call') return;
      tell(done.error);
      if (action === 'answer') bringMainInSight();
    },
  });

  const crm = createCrmDesk({ settings: () => settings().crm, nameOf, openOutside: safeOpen({ open: systemOpen, log }), clock, log, tell });
  const outbox = openHookOutbox({ file: openKeptFile({ folder, name: 'outbox', now: clock.now }), log });
  const hook = createHookDesk({
    settings: () => settings().hook,
    secrets: kept.secrets,
    outbox: outbox.outbox,
    send: hookSender(site.requests.fetch),
    makeSecret: makeHookSecret,
    nameOf,
    noteOf: (id) => kept.calls.note(id),
    clock,
    newId,
    log,
    tell,
    changed,
  });
  if (outbox.problem !== null) tell(outbox.problem);
  let isListening = false;

  return {
    part: () => ({ hotkeys: hotkeys.state(), fit: fit.state(), dialRequest: requests.waiting(), hook: hook.state() }),
    handlers: {
      'hotkey/prove': ({ action }) => {
        hotkeys.prove(action);
        return ok(null);
      },
      'hotkey/record': ({ isRecording }) => {
        hotkeys.record(isRecording);
        return ok(null);
      },
      'dial-request/dismiss': ({ id }) => {
        requests.dismiss(id);
        return ok(null);
      },
      'clipboard/copy': async ({ text }) => {
        await clipboard.writeText(text);
        return ok(null);
      },
      'links/take': ({ scheme, isOurs }) => fit.takeLinks(scheme, isOurs),
      'command/place': ({ isThere }) => fit.placeCommand(isThere),
      'crm/open': ({ number, callId }) => {
        const { calls, lines } = site.app.state();
        const call = calls.find(({ id }) => id === callId);
        const line = lines.find(({ id }) => id === call?.lineId);
        return crm.open({
          number,
          line: line?.label ?? '',
          lineNumber: line?.number ?? '',
          direction: call?.direction ?? '',
          call: call?.id ?? '',
        });
      },
      'hook/test': hook.test,
      'hook/new-secret': () => ok(hook.newSecret()),
    },
    follow(state) {
      // Not before there is a state: a link may name a line.
      if (!isListening) site.links.listen({ link: requests.follow, again: showMain });
      isListening = true;
      hotkeys.use(state.settings.hotkeys);
      fit.use(state.settings.startup);
      requests.seen(state);
      crm.follow(state);
      hook.follow(state);
    },
    showsAtStart: async () => !(isAtLogin && settings().startup.hidden && (await trayHost.shownWithin(LOGIN_TRAY_MS))),
    hidesInTray: () => trayHost.now() === 'shown',
    async stop() {
      hotkeys.stop();
      hook.stop();
      trayHost.stop();
      fit.stop();
      await (await socket)?.close();
    },
  };
}
