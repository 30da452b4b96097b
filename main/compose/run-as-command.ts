import type { App } from 'electron';
import { runCommand } from '../adapters/command-socket/run-command.ts';
import { systemLanguage } from '../adapters/command-socket/system-language.ts';
import { runningAppImage } from './app-image.ts';

/**
 * The app's own program as the `pilot-softphone` command: it opens no window and takes no lock, hands one order to the phone that runs, and
 * ends. Resolves with the exit code, when all that was said has been written.
 */
export async function runAsCommand(order: {
  readonly app: Pick<App, 'getPath' | 'getAppPath' | 'isPackaged'>;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly program: string;
}): Promise<number> {
  const { app, args, env } = order;
  const written: Promise<void>[] = [];
  const to =
    (stream: NodeJS.WriteStream) =>
    (text: string): void =>
      void written.push(new Promise((resolve) => stream.write(text, () => resolve())));
  const code = await runCommand({
    args,
    folder: app.getPath('userData'),
    program: { path: runningAppImage(env, order.program) ?? order.program, args: app.isPackaged ? [] : [app.getAppPath()] },
    language: systemLanguage(env),
    out: to(process.stdout),
    err: to(process.stderr),
  });
  await Promise.all(written);
  return code;
}
