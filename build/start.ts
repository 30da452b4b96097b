import { join } from 'node:path';
import { bundleIfStale } from './run/bundle.ts';
import { chooseRuntime } from './run/choose-runtime.ts';
import { downloadElectronOnce } from './run/download-electron.ts';
import { provideDesk } from './run/provide-desk.ts';
import { runApp } from './run/run-app.ts';
import { runningLine } from './run/running-line.ts';
import { sandboxPossible } from './run/sandbox-possible.ts';
import { findDisplay } from './setup/find-display.ts';
import { findElectronBinary } from './setup/find-electron.ts';
import { setUp } from './setup/set-up.ts';

// `npm start`: set the machine up, build what changed, choose runtime, display and sound, run, clean up.

const repository = join(import.meta.dirname, '..');
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function start(args: readonly string[]): Promise<number> {
  const hasDesktop = (await findDisplay(process.env)) !== null;
  await downloadElectronOnce({ repository, env: process.env, hasDesktop, say });

  const machine = await setUp({ repository, purpose: 'start', say });
  if (!machine.ok) return stopped(machine.reason);
  const bundle = await bundleIfStale(repository);
  if (!bundle.ok) return stopped(`The app does not build:\n${bundle.output}`);

  const electronBinary = findElectronBinary(repository);
  const runtime = chooseRuntime({ repository, electronBinary, sandboxPossible: sandboxPossible(), args });
  const desk = await provideDesk(process.env);
  try {
    return await runApp({
      runtime,
      env: { ...process.env, ...desk.env },
      onStarted: (pid) => {
        say(runningLine({ runtime, pid, desk }));
      },
    });
  } finally {
    await desk.stop();
  }
}

function stopped(reason: string): number {
  process.stderr.write(`${reason}\n`);
  return 1;
}

process.exitCode = await start(process.argv.slice(2));
