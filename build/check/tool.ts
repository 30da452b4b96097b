import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export type ToolOutcome = { readonly code: number | null; readonly output: string; readonly stdout: string };

/** Runs a tool from node_modules/.bin in the repository and collects what it prints. */
export function runTool(repository: string, [tool = '', ...args]: readonly string[]): Promise<ToolOutcome> {
  const command = join(repository, 'node_modules/.bin', process.platform === 'win32' ? `${tool}.cmd` : tool);
  if (!existsSync(command)) return Promise.resolve({ code: 127, output: `${tool} is not installed: run \`npm ci\``, stdout: '' });
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: repository,
      env: withOwnNode(),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('error', (cause) => {
      resolve({ code: null, output: cause.message, stdout });
    });
    child.once('close', (code) => {
      resolve({ code, output, stdout });
    });
  });
}

/** Tools start Node by name; it must be the one that runs this. */
function withOwnNode(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter) };
}
