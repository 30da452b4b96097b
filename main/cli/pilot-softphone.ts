import { homedir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../adapters/command-socket/run-command.ts';
import { systemLanguage } from '../adapters/command-socket/system-language.ts';
import { appDataFolder } from './app-data-folder.ts';

/**
 * `npm run softphone -- VERB`: the command of an installed phone, for the one that `npm start` runs. The installed one is the app's own
 * program, which does the same with the same words.
 */
const repository = join(import.meta.dirname, '../..');
const folder = process.env['DEV_HOST_USER_DATA'] ?? appDataFolder({ platform: process.platform, env: process.env, home: homedir() });

process.exitCode = await runCommand({
  args: process.argv.slice(2),
  folder,
  program: { path: process.execPath, args: ['--import', join(repository, 'build/preflight.mjs'), join(repository, 'build/start.ts')] },
  language: systemLanguage(process.env),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
