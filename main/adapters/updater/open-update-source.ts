import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Log } from '../../core/ports.ts';
import type { ReleaseNotice } from '../../core/updates/release-notice.ts';
import type { UpdateSource } from '../../core/updates/updates-port.ts';
import type { UpdateAddress } from './build-facts.ts';
import { type CheckedFile, elevateChecked } from './checked-elevation.ts';
import { fetchNotice } from './fetch-notice.ts';
import type { Installation } from './installation.ts';
import { type OfferedUpdate, tameEngine, type UpdateEngine } from './update-engine.ts';
import type { UpdateNetwork } from './update-network.ts';

/** A quit that comes later is another one: the agent goes home. */
const OPENS_AGAIN_WITHIN_MS = 60_000;

/** What is used of Electron's `app`. */
export interface QuittingApp {
  /** `quit` comes when everything is closed and nothing can stop it any more. */
  once(event: 'quit', listener: (event: unknown, exitCode: number) => void): unknown;
  quit(): void;
  relaunch(): void;
}

/**
 * Updates by electron-updater, which knows how each kind of package is replaced, under our own signature: what it offers and what it
 * has downloaded must be the files of the notice, and what is installed must still be that.
 */
export function openUpdateSource(order: {
  readonly address: UpdateAddress | null;
  readonly installation: Installation;
  readonly fetch: typeof globalThis.fetch;
  readonly loadEngine: () => Promise<UpdateEngine>;
  readonly network: UpdateNetwork;
  readonly app: QuittingApp;
  /** The windows no longer hide where they are to close. */
  readonly letWindowsGo: () => void;
  /** The windows stay on the screen though the system is about to close them. */
  readonly keepWindows: () => void;
  readonly platform: NodeJS.Platform;
  readonly now: () => number;
  readonly log: Log;
}): UpdateSource {
  const { address, installation, app, log } = order;
  let engine: UpdateEngine | null = null;
  let downloaded: CheckedFile | null = null;
  let opensAgainUntil = 0;
  let mayLeaveNow: () => boolean = () => false;
  let stayed: () => void = () => undefined;
  /** Electron closes the windows for an update once; from then on it waits for the last of them to be closed. */
  let waitsForWindows = false;
  /** What Squirrel is at work on, or has. It takes its time, and is not asked again meanwhile. */
  let handedOver: CheckedFile | null = null;
  /** Asked a second time, the engine would close the windows twice, or install the file that Squirrel had before. */
  let isEngineAsked = false;
  let toldPercent: (percent: number) => void = () => undefined;

  const loaded = async (): Promise<UpdateEngine> => {
    if (engine !== null) return engine;
    const fresh = await order.loadEngine();
    tameEngine(fresh, log);
    const asRoot = fresh.runCommandWithSudoIfNeeded?.bind(fresh);
    if (asRoot !== undefined) fresh.runCommandWithSudoIfNeeded = elevateChecked({ asRoot, file: () => downloaded, log });
    fresh.on('download-progress', ({ percent }) => {
      toldPercent(percent);
    });
    // Without a listener an `error` would end the app; each is also the rejection of what was asked, a look or a download that has nothing
    // to do with what Squirrel is at work on.
    fresh.on('error', () => undefined);
    fresh.nativeUpdater?.on('error', () => {
      handedOver = null;
    });
    fresh.on('login', ({ isProxy, host, port }, answer) => {
      const login = isProxy ? order.network.loginFor({ host, port }) : null;
      answer(login?.user, login?.password);
    });
    // It may have begun to ring since, or the update been given up: then the windows stay, and with them the app.
    fresh.nativeUpdater?.on('before-quit-for-update', () => {
      if (mayLeaveNow()) {
        order.letWindowsGo();
        return;
      }
      log.warn('an update waits: a call came before the windows were closed, or it was given up');
      waitsForWindows = true;
      order.keepWindows();
      stayed();
    });
    app.once('quit', (_event, exitCode) => {
      if (exitCode === 0) installAtQuit(fresh);
    });
    engine = fresh;
    return fresh;
  };

  /** Everything is closed by now. Synchronous: after it the process is gone. */
  const installAtQuit = (ready: UpdateEngine): void => {
    const opensAgain = order.now() < opensAgainUntil;
    if (downloaded === null || ready.install === undefined || !(installation.isUnattended || opensAgain)) return;
    if (hashNow(downloaded.path) !== downloaded.sha512) {
      log.error('the downloaded update has changed and is not installed');
      return;
    }
    const isInstalled = ready.install(installation.isUnattended, opensAgain);
    if (!isInstalled && opensAgain) app.relaunch(); // the password was not given: the agent gets the phone back
  };

  return {
    none: address === null ? 'no-address' : installation.none,
    isUnattended: installation.isUnattended,
    readRelease(channel) {
      if (address === null) return Promise.resolve(fail(appError('update-unreachable', 'no address')));
      return fetchNotice(address, { channel, fetch: order.fetch });
    },
    async download(notice, onPercent) {
      if (address === null) return fail(appError('update-unreachable', 'no address'));
      downloaded = null;
      try {
        const updater = await loaded();
        updater.httpExecutor.cachedSession = await order.network.sessionFor(address.url);
        updater.setFeedURL({ provider: 'generic', url: `${address.url}/${notice.channel}`, channel: 'latest' });
        const offer = await updater.checkForUpdates();
        if (offer === null || !offer.isUpdateAvailable) return refused('the channel offers nothing');
        const difference = differenceFrom(notice, offer.updateInfo);
        if (difference !== null) return refused(difference);
        toldPercent = onPercent;
        const [path] = await updater.downloadUpdate();
        if (path === undefined) return refused('nothing was downloaded');
        const sha512 = await hashOf(path);
        if (!notice.files.some((file) => file.sha512 === sha512 && file.name === basename(path)))
          return refused('another file was downloaded');
        downloaded = { path, sha512 };
        // What waits is the one before: Squirrel is to have the newer one first.
        waitsForWindows = false;
        return ok(null);
      } catch (cause) {
        return fail(appError('update-failed', cause instanceof Error ? cause.message.slice(0, 300) : 'no reason given'));
      } finally {
        toldPercent = () => undefined;
      }
    },
    forget() {
      downloaded = null;
    },
    async installNow(mayLeave, told) {
      if (downloaded === null || engine === null) return fail(appError('update-failed', 'nothing is downloaded'));
      const sha512 = await hashOf(downloaded.path).catch(() => null);
      if (sha512 !== downloaded.sha512) {
        downloaded = null;
        return refused('the downloaded file has changed');
      }
      if (!mayLeave()) return fail(appError('update-in-call'));
      if (order.platform === 'darwin') {
        mayLeaveNow = mayLeave;
        stayed = told;
        if (waitsForWindows) {
          // Asked a second time, Electron would wait twice for the same windows. It installs as soon as they are closed.
          order.letWindowsGo();
          app.quit();
        } else if (handedOver !== downloaded) {
          handedOver = downloaded;
          if (isEngineAsked) engine.nativeUpdater?.checkForUpdates();
          else engine.quitAndInstall(true, true);
          isEngineAsked = true;
        }
      } else {
        opensAgainUntil = order.now() + OPENS_AGAIN_WITHIN_MS;
        app.quit();
      }
      return ok(null);
    },
  };
}

function refused(why: string): Result<never, AppError> {
  return fail(appError('update-refused', why));
}

/** What of the unsigned offer is not in the signed notice; null where all of it is. */
function differenceFrom(notice: ReleaseNotice, { version, files }: OfferedUpdate): string | null {
  if (version !== notice.version) return `the channel offers ${version}, the notice ${notice.version}`;
  // A bare name, as electron-builder writes it: whatever else the engine makes a file's name of ends in a command line of root's.
  const isSigned = ({ url, sha512 }: OfferedUpdate['files'][number]): boolean =>
    notice.files.some((file) => file.sha512 === sha512 && file.name === url);
  const stranger = files.find((file) => !isSigned(file));
  return files.length === 0 || stranger !== undefined ? 'the channel offers a file that is not in the notice' : null;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}

function hashNow(path: string): string {
  return createHash('sha512').update(readFileSync(path)).digest('base64');
}
