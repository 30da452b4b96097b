import { app, protocol } from 'electron';
import { openDeepLinks } from './adapters/deep-links/open-deep-links.ts';
import { CHROMIUM_FEATURES_OFF, CHROMIUM_FEATURES_ON } from './chromium-switches.ts';
import { compose } from './compose.ts';
import { runAsCommand } from './compose/run-as-command.ts';
import { isCommandLine } from './core/links/read-command-line.ts';
import { quitInOrder } from './quit-in-order.ts';
import { takeLineEnvironment } from './take-line-environment.ts';
import { registerAppScheme } from './windows/app-protocol.ts';

/** Electron's entry: one instance, ready → compose, quit → orderly stop. No decisions here. */
const lineEnvironment = takeLineEnvironment(process.env);
// What we write (history, settings, logs) holds customers' numbers: for this user's eyes alone.
process.umask(0o077);
registerAppScheme(protocol);
app.enableSandbox();
// Windows shows the notifications of whoever has the id of the shortcut that the installer made (build/config/electron-builder.ts).
app.setAppUserModelId('com.pilotstatus.softphone');
// The practice line's WhatsApp peer lives on this machine, and Chromium offers no loopback candidate by itself. To
// Meta, which is ICE-lite and only answers checks, one more candidate makes no difference.
app.commandLine.appendSwitch('allow-loopback-in-peer-connection');
app.commandLine.appendSwitch('disable-features', CHROMIUM_FEATURES_OFF.join());
app.commandLine.appendSwitch('enable-features', CHROMIUM_FEATURES_ON.join());

const typed = process.argv.slice(app.isPackaged ? 1 : 2);

if (isCommandLine(typed)) {
  runAsCommand({ app, args: typed, env: process.env, program: process.execPath }).then(
    (code) => app.exit(code),
    (cause: unknown) => {
      process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
      app.exit(1);
    },
  );
} else if (app.requestSingleInstanceLock()) {
  const links = openDeepLinks(app, process.argv);
  app
    .whenReady()
    .then(() => compose(lineEnvironment, links))
    .then((running) => {
      app.on('activate', running.showMain);
      // The phone lives in the tray: closing its window is not quitting.
      app.on('window-all-closed', () => undefined);
      quitInOrder({ app, mayQuit: running.mayQuit, stop: running.stop, log: running.log });
    })
    .catch((cause: unknown) => {
      process.stderr.write(`Pilot Softphone could not start: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
      app.exit(1);
    });
} else {
  process.stderr.write('Pilot Softphone is already open: its window has been brought to the front.\n');
  app.quit();
}
