import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { openCallHistory } from '../../main/adapters/call-records/open-call-history.ts';
import { openCallJournal } from '../../main/adapters/call-records/open-call-journal.ts';
import { newId } from '../../main/adapters/chance/new-id.ts';
import { systemClock } from '../../main/adapters/clock/system-clock.ts';
import { createCallDesk } from '../../main/core/call/call-desk.ts';
import type { CallLeg } from '../../main/core/call/call-leg.ts';
import { createWebLeg } from '../../main/core/call/web-leg.ts';
import { serviceOffsets } from '../../main/core/events/service-offset.ts';
import { CALL_EVENTS } from '../../main/core/events/webhook-payload.ts';
import type { Log } from '../../main/core/ports.ts';
import { IN_MEMORY } from '../../main/gateway/log/event-database.ts';
import { openEventIntake } from '../../main/gateway/event-intake.ts';
import { openEventLog } from '../../main/gateway/log/open-event-log.ts';
import { openWebhookReceiver } from '../../main/gateway/receiver/open-webhook-receiver.ts';
import { createFakeWebAudio } from '../support/fakes/fake-web-audio.ts';
import { scriptedLineApi } from '../support/scripted-line-api.ts';
import { scriptedWebhooks } from '../support/scripted-webhooks.ts';
import { openWebhookStream } from '../support/webhook-stream.ts';

/** Everything between a webhook and the decision to ring, as the app has it, on the disk; the service is scripted. */
export interface EventPath {
  /** Posts the event of a call. Resolves with the status. */
  post(event: 'call.ringing' | 'call.missed', call: number): Promise<number | null>;
  /** Called whenever calls have changed. */
  onChange(listener: (calls: readonly Call[]) => void): void;
  dismiss(callId: CallId): void;
  isLive(): boolean;
  stop(): Promise<void>;
}

export const peerOf = (call: number): string => `+55119${String(10_000_000 + (call % 80_000_000))}`;

/** `journal`: on the disk, as in the app, each step of a call waits for it; in memory, a hundred thousand events take a minute. */
export async function openEventPath({ journal: journalIn }: { readonly journal: 'disk' | 'memory' }): Promise<EventPath> {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-bench-'));
  const clock = systemClock;
  const log: Log = { info: () => undefined, warn: () => undefined, error: (message, facts) => console.error(message, facts) };
  const line = lineId('line-1');
  const { eventLog, tokens } = openEventLog({ path: join(folder, 'events.sqlite'), now: clock.now, log });
  const receiver = await openWebhookReceiver({ eventLog, tokens, now: clock.now, log });
  if (!receiver.ok) throw new Error(receiver.error.detail);
  const kept = { now: clock.now, log, refused: ({ code }: AppError) => console.error(code) };
  const { history } = openCallHistory({ ...kept, path: join(folder, 'history.sqlite') });
  const { journal } = openCallJournal({ ...kept, path: journalIn === 'disk' ? join(folder, 'journal.sqlite') : IN_MEMORY });
  let changed: (calls: readonly Call[]) => void = () => undefined;
  let live = false;
  let leg: CallLeg | null = null;
  const desk = createCallDesk({
    clock,
    newId,
    record: (call, remoteIds) => history.add(call, remoteIds),
    history,
    journal,
    log,
    leg() {
      if (leg === null) throw new Error('no leg yet');
      return leg;
    },
    changed: () => changed(desk.calls()),
  });
  const web = createWebLeg({ audio: createFakeWebAudio(), clock, log, listener: desk.legListener, sampleRate: () => 16_000 });
  leg = web.leg;
  const api = scriptedLineApi();
  const watchedSince = clock.now();
  desk.openLine({ id: line, kind: 'web', label: () => 'Bench', preAccept: () => true, api, watchedSince, outlivesApp: true });
  const intake = openEventIntake({
    clock,
    log,
    eventLog,
    receiver: receiver.value,
    tunnelFor: () => null,
    openWebhookApi: () => scriptedWebhooks(CALL_EVENTS),
    offsets: serviceOffsets(clock.now),
    random: Math.random,
    fetch: globalThis.fetch,
  });
  const feed = intake.openFeed({
    lineId: line,
    watchedSince,
    access: { apiBase: 'http://127.0.0.1:9/v1', apiKey: 'ps_bench' },
    api,
    listener: {
      observed: (observations) => desk.observe(line, observations),
      reach: (reach) => (live = reach.state === 'live'),
      health: () => undefined,
    },
  });
  const stream = openWebhookStream(`http://127.0.0.1:${String(receiver.value.port())}${receiver.value.open(line).path}`);
  return {
    post(event, call) {
      const body = {
        event,
        callId: `bench-${String(call)}`,
        direction: 'INBOUND',
        from: peerOf(call),
        createdAt: new Date(clock.now()).toISOString(),
      };
      return stream.send(Buffer.from(JSON.stringify(body)));
    },
    onChange(listener) {
      changed = listener;
    },
    dismiss: (callId) => void desk.dismiss(callId),
    isLive: () => live,
    async stop() {
      stream.end();
      await feed.stop();
      await intake.stop();
      await desk.stop();
      web.dispose();
      await receiver.value.close();
      await eventLog.close();
      history.close();
      journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
