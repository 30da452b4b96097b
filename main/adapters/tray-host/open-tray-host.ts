import type { TrayHost } from '#contract/desk-fit.ts';
import type { Clock, Log } from '../../core/ports.ts';
import { busPaths } from './bus-address.ts';
import { truthOf } from './bus-message.ts';
import { BUS, openSessionBus, type SessionBus } from './session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
/** A bus that went away, or a desktop that is still starting, is asked again. */
const ASK_AGAIN_MS = 20_000;

export interface TrayWatch {
  now(): TrayHost;
  /** Whether there is proof of a tray, or comes within so long: at a login the desktop may still be starting. */
  shownWithin(milliseconds: number): Promise<boolean>;
  stop(): void;
}

/**
 * Whether anything on this desktop shows tray icons. On Linux that is a service of the session bus: GNOME brings none, and an icon is then
 * simply nowhere. Watched while the app runs, for an extension may be switched on, or a panel die. Elsewhere there always is one.
 */
export function openTrayHost(ports: {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly uid: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
}): TrayWatch {
  if (ports.platform !== 'linux') return { now: () => 'shown', shownWithin: () => Promise.resolve(true), stop: () => undefined };
  const { clock, log, changed } = ports;
  const waiting = new Set<(isShown: boolean) => void>();
  let found: TrayHost = 'unknown';
  let bus: SessionBus | null = null;
  let cancel = (): void => undefined;
  let isStopped = false;

  const learnt = (host: TrayHost): void => {
    if (host === found || isStopped) return;
    found = host;
    if (host === 'shown') for (const tell of waiting) tell(true);
    log.info('tray icons', { host });
    changed();
  };
  const ask = async (asked: SessionBus): Promise<void> => {
    const owned = await asked.call({ ...BUS, member: 'NameHasOwner', arguments: [WATCHER] });
    if (owned === null || truthOf(owned) !== true) return learnt('missing');
    // A watcher alone draws nothing: somebody has to have registered as the one that does.
    const shown = await asked.call({
      destination: WATCHER,
      path: '/StatusNotifierWatcher',
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      arguments: [WATCHER, 'IsStatusNotifierHostRegistered'],
    });
    learnt(shown !== null && truthOf(shown) === true ? 'shown' : 'missing');
  };
  const open = async (): Promise<void> => {
    const opened = await openSessionBus({
      paths: busPaths(ports.env, ports.uid),
      uid: ports.uid,
      signalled: () => {
        if (bus !== null) inBackgroundOf(ask(bus));
      },
      lost: () => {
        bus = null;
        again();
      },
    });
    if (isStopped) return opened?.close();
    if (opened === null) {
      learnt('missing');
      return again();
    }
    bus = opened;
    for (const rule of RULES) await opened.call({ ...BUS, member: 'AddMatch', arguments: [rule] });
    await ask(opened);
  };
  const again = (): void => {
    cancel();
    if (!isStopped) cancel = clock.after(ASK_AGAIN_MS, () => inBackgroundOf(open()));
  };
  function inBackgroundOf(work: Promise<void>): void {
    work.catch((cause: unknown) => {
      log.warn('asking for the tray failed', { why: cause instanceof Error ? cause.message : 'unknown' });
      learnt('missing');
    });
  }
  inBackgroundOf(open());
  return {
    now: () => found,
    shownWithin(milliseconds) {
      if (found === 'shown') return Promise.resolve(true);
      return new Promise((resolve) => {
        const end = (isShown: boolean): void => {
          waiting.delete(end);
          late();
          resolve(isShown);
        };
        const late = clock.after(milliseconds, () => end(false));
        waiting.add(end);
      });
    },
    stop() {
      isStopped = true;
      cancel();
      bus?.close();
      for (const tell of waiting) tell(false);
    },
  };
}

const RULES = [
  `type='signal',sender='${BUS.destination}',interface='${BUS.interface}',member='NameOwnerChanged',arg0='${WATCHER}'`,
  `type='signal',interface='${WATCHER}',member='StatusNotifierHostRegistered'`,
  `type='signal',interface='${WATCHER}',member='StatusNotifierHostUnregistered'`,
];
