import { onTestFinished } from 'vitest';
import { openLineApi } from '../../main/adapters/pilot-status/open-line-api.ts';
import { openWebhookApi } from '../../main/adapters/pilot-status/open-webhook-api.ts';
import type { WebhookApi } from '../../main/core/events/webhook-api.ts';
import type { LineAccess, LineApi } from '../../main/core/ports.ts';
import { createControlClient, type ControlClient } from '../../main/practice/control-client.ts';
import { startPracticeLine, type PracticeLine } from '../../main/practice/practice-line.ts';
import type { PracticeOptions } from '../../main/practice/practice-world.ts';
import { memoryLog, type MemoryLog } from './memory-log.ts';

export interface PracticeBench {
  readonly line: PracticeLine;
  readonly control: ControlClient;
  readonly log: MemoryLog;
  readonly access: (kind: 'meta' | 'web') => LineAccess;
  readonly numberId: (kind: 'meta' | 'web') => string;
  readonly api: (kind: 'meta' | 'web') => LineApi;
  readonly webhooks: (kind: 'meta' | 'web') => WebhookApi;
}

/** A practice line of the running test, with the real adapters that speak to it. */
export async function practiceBench(options: PracticeOptions = {}): Promise<PracticeBench> {
  const line = await startPracticeLine(options);
  onTestFinished(() => line.stop());
  const log = memoryLog();
  const one = (kind: 'meta' | 'web') => {
    const number = line.numbers.find((candidate) => candidate.kind === kind);
    if (number === undefined) throw new Error(`no ${kind} number`);
    return number;
  };
  const access = (kind: 'meta' | 'web'): LineAccess => ({ apiBase: line.apiBase, apiKey: one(kind).apiKey });
  return {
    line,
    control: createControlClient(line),
    log,
    access,
    numberId: (kind) => one(kind).id,
    api: (kind) => openLineApi(access(kind), { fetch, log }),
    webhooks: (kind) => openWebhookApi(access(kind), { fetch, log }),
  };
}
