import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a module in a process of its own, resolves with the first message it sends and kills it, whatever state it is
 * in. Throws when it ends or stays silent for too long.
 */
export async function askProcess(order: {
  readonly entry: URL;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  readonly withinMs: number;
}): Promise<unknown> {
  const child = fork(order.entry, order.args, {
    env: { ...process.env, UV_THREADPOOL_SIZE: '8', ...order.env },
    execArgv: [...(order.execArgv ?? [])],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'], // PortAudio prints what nobody asked for
  });
  const gone = once(child, 'exit');
  const answer = Promise.withResolvers<unknown>();
  child.once('message', answer.resolve);
  child.once('exit', (code, signal) => {
    answer.reject(new Error(`${order.entry.pathname} ended with ${String(code ?? signal)} before it answered`));
  });
  const late = setTimeout(() => {
    answer.reject(new Error(`${order.entry.pathname} said nothing within ${String(order.withinMs)} ms`));
  }, order.withinMs);
  try {
    return await answer.promise;
  } finally {
    clearTimeout(late);
    child.kill('SIGKILL');
    await gone;
  }
}
