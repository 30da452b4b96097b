import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FarReport } from './media-process.ts';

export interface FarEnd {
  readonly wsUrl: string;
  report(): Promise<FarReport>;
  stop(): Promise<void>;
}

export async function startFarEnd(says: 'speech' | 'tone'): Promise<FarEnd> {
  const child = fork(fileURLToPath(new URL('media-process.ts', import.meta.url)), [says], { serialization: 'advanced' });
  const gone = once(child, 'exit');
  const [wsUrl]: unknown[] = await once(child, 'message');
  return {
    wsUrl: String(wsUrl),
    async report() {
      child.send('report');
      const [report] = (await once(child, 'message')) as [FarReport]; // it sends nothing else
      return report;
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await gone;
    },
  };
}
