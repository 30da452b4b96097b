import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { lineId, type LineId } from '#contract/line.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { openWebhookReceiver, type ReceiverTools } from '../../../../main/gateway/receiver/open-webhook-receiver.ts';
import type { HookTokens, WebhookReceiver } from '../../../../main/gateway/receiver/webhook-receiver.ts';
import { memoryEventLog, type MemoryEventLog } from '../../../support/fakes/memory-event-log.ts';
import { memoryLog, type MemoryLog } from '../../../support/memory-log.ts';

export const LINE = lineId('line-1');
export const NOW: UnixMs = unixMs(1_800_000_000_000);

export interface ReceiverBench {
  readonly receiver: WebhookReceiver;
  readonly eventLog: MemoryEventLog;
  readonly log: MemoryLog;
  readonly tokens: HookTokens;
  /** Where the line's webhooks go. */
  readonly url: string;
  readonly at: (path: string) => string;
}

export function memoryTokens(): HookTokens {
  const tokens = new Map<LineId, string>();
  return {
    read: (line) => tokens.get(line) ?? null,
    keep: (line, token) => void tokens.set(line, token),
    forget: (line) => void tokens.delete(line),
  };
}

/** A receiver of the running test alone, with one line open. */
export async function receiverBench(change: Partial<ReceiverTools> = {}): Promise<ReceiverBench> {
  const log = memoryLog();
  const eventLog = memoryEventLog();
  const tokens = memoryTokens();
  const opened = await openWebhookReceiver({ eventLog, tokens, now: () => NOW, log, ...change });
  if (!opened.ok) throw new Error(opened.error.detail);
  const receiver = opened.value;
  onTestFinished(() => receiver.close());
  const at = (path: string): string => `http://127.0.0.1:${String(receiver.port())}${path}`;
  return { receiver, eventLog, log, tokens, at, url: at(receiver.open(LINE).path) };
}

export const JSON_TYPE = { 'content-type': 'application/json' } as const;

export function post(to: string, body: string | Buffer, headers: Readonly<Record<string, string>> = JSON_TYPE): Promise<Response> {
  return fetch(to, { method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body), headers });
}

/** Sends bytes as they are and collects what comes back until the other side closes. */
export function raw(port: number, ...pieces: readonly string[]): Promise<{ readonly text: string; readonly tookMs: number }> {
  const started = performance.now();
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ text, tookMs: performance.now() - started }));
    for (const piece of pieces) socket.write(piece, 'latin1');
  });
}
