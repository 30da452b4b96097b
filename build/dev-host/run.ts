/**
 * Runs a built Electron app on Node and an installed Chromium:
 *
 *     node build/dev-host/run.ts <app folder or main file> [arguments of the app…]
 */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

import { readAppFacts } from './app-facts.ts';
import { createBrowser } from './chromium/browser.ts';
import { launchChromium, type ChromiumProcess } from './chromium/launch.ts';
import { composeElectron } from './compose-electron.ts';
import { serveControl, type ControlServer } from './control/serve-control.ts';
import { createHost } from './host.ts';
import { setPackedFacts, setProcessFacts } from './process-facts.ts';
import { registerElectron } from './register-electron.ts';

/** An app whose main module never finishes loading still becomes ready after this long. */
const LONGEST_LOAD_MS = 1_000;

/** Runs the app; resolves when its main module has loaded and `ready` has been emitted. */
export async function runApp(target: string, appArguments: readonly string[]): Promise<void> {
  const facts = readAppFacts(target, { appArguments, isPacked: process.env['DEV_HOST_PACKED'] === '1' });
  const hostArguments = process.argv.slice(1);
  setProcessFacts(facts.electronVersion, 'browser');
  if (facts.isPacked) setPackedFacts(facts.appPath);
  process.argv = [process.execPath, ...(facts.isPacked ? [] : [target]), ...appArguments];
  const host = createHost(facts, process.env);
  let chromium: ChromiumProcess | undefined;
  let control: ControlServer | undefined;

  const composed = composeElectron(host, async (code, relaunch) => {
    composed.utilities.killAll();
    await Promise.all([chromium?.close(), composed.utilities.gone(), composed.app.singleInstance.delivered(), control?.close()]);
    composed.app.singleInstance.release();
    if (relaunch) spawn(process.execPath, hostArguments, { detached: true, stdio: 'ignore' }).unref();
    process.exit(code);
  });
  // The last resort when the process ends in any other way; what is closed already is not touched again.
  process.on('exit', () => {
    composed.utilities.killAll();
    composed.app.singleInstance.release();
    chromium?.closeNow();
  });
  // Nobody reads any more. Reported, this would be written there too, and fail again, for ever.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  // As Electron does: an error that nobody caught is shown and the app goes on; a rejection that nobody handled is a warning.
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    host.records.dialogs.push({
      kind: 'error',
      options: { title: 'A JavaScript error occurred in the main process', content: error.stack },
      answer: {},
    });
    console.error('A JavaScript error occurred in the main process\n', error);
  });
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') === 1) console.error('UnhandledPromiseRejectionWarning:', reason);
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => composed.app.lifecycle.quit());

  if (process.env['DEV_HOST_LEASH'] === 'stdin') {
    // Whoever started us holds the other end, also when it is killed.
    process.stdin.resume();
    process.stdin.once('close', () => composed.app.lifecycle.exit(1));
    process.stdin.once('end', () => composed.app.lifecycle.exit(1));
  }

  registerElectron(composed.electron);
  const loaded = import(pathToFileURL(facts.mainFile).href);
  const impatience = new Promise((resolve) => setTimeout(resolve, LONGEST_LOAD_MS).unref());
  await Promise.race([loaded, impatience]);
  const controlAddress = process.env['DEV_HOST_CONTROL'];
  chromium = await launchChromium({ switches: [...host.switches], openDebuggingPort: controlAddress !== undefined, env: process.env });
  chromium.connection.closed.then(
    () => composed.app.lifecycle.browserGone(),
    (cause: unknown) => host.report('Chromium', cause),
  );
  const browser = await createBrowser(chromium);
  browser.onStrayPage((stray) => host.internal.emit('stray-page', stray));
  host.workArea = browser.workArea;
  host.startedBrowser(browser);
  if (controlAddress !== undefined) control = await serveControl({ address: controlAddress, host, composed, chromium });
  composed.app.becomeReady();
  await loaded;
}

if (import.meta.main) {
  const [target, ...appArguments] = process.argv.slice(2);
  if (target === undefined) {
    console.error('usage: node build/dev-host/run.ts <app folder or main file> [arguments of the app…]');
    process.exit(2);
  }
  // An app that cannot be loaded has nobody to tell but its caller.
  runApp(target, appArguments).catch((cause: unknown) => {
    console.error('App threw an error during load\n', cause);
    process.exit(1);
  });
}
