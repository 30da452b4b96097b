import { expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import type { SoftphoneBridge } from '#contract/bridge.ts';
import { unixMs } from '#contract/time.ts';
import { IDLE } from '../../../build/gallery/fixtures.ts';
import { openReplica } from '../../../renderer/state/replica.ts';
import type { Replica } from '../../../renderer/state/replica.ts';

interface Main {
  readonly replica: Replica;
  readonly publish: (state: AppState) => void;
  readonly answerRead: (state: AppState) => Promise<void>;
  readonly refuseRead: () => Promise<void>;
  readonly listening: () => boolean;
  readonly told: () => number;
}

const at = (revision: number): AppState => ({ ...IDLE, revision, publishedAt: unixMs(revision * 1_000) });

function openAgainstMain(): Main {
  const heard = new Set<(state: AppState) => void>();
  const read = Promise.withResolvers<{ ok: true; value: AppState }>();
  const bridge: SoftphoneBridge = {
    invoke: (async () => read.promise) as unknown as SoftphoneBridge['invoke'],
    listen: ((_name: string, listener: (state: AppState) => void) => {
      heard.add(listener);
      return () => heard.delete(listener);
    }) as unknown as SoftphoneBridge['listen'],
  };
  const replica = openReplica(bridge, () => 0);
  let told = 0;
  replica.subscribe(() => {
    told += 1;
  });
  const settled = async (): Promise<void> => {
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  };
  return {
    replica,
    publish: (state) => {
      for (const listener of heard) listener(state);
    },
    answerRead: async (value) => {
      read.resolve({ ok: true, value });
      await settled();
    },
    refuseRead: async () => {
      read.reject(new Error('no handler'));
      await settled();
    },
    listening: () => heard.size > 0,
    told: () => told,
  };
}

const revisionOf = (replica: Replica): number | string => {
  const view = replica.read();
  return view.status === 'live' ? view.state.revision : view.status;
};

test('a window shows what main answers, and then each newer state', async () => {
  const main = openAgainstMain();
  expect(revisionOf(main.replica)).toBe('opening');
  await main.answerRead(at(3));
  expect(revisionOf(main.replica)).toBe(3);
  main.publish(at(4));
  expect(revisionOf(main.replica)).toBe(4);
});

test('a state that comes late never replaces a newer one', async () => {
  const main = openAgainstMain();
  main.publish(at(7));
  await main.answerRead(at(6));
  main.publish(at(5));
  main.publish(at(7));
  expect(revisionOf(main.replica)).toBe(7);
  expect(main.told()).toBe(1);
});

test('a bridge that throws is shown as lost, not as an empty phone', async () => {
  const main = openAgainstMain();
  await main.refuseRead();
  expect(main.replica.read()).toMatchObject({ status: 'lost', error: { code: 'internal' } });
});

test('a failed read does not take away a state that was published meanwhile', async () => {
  const main = openAgainstMain();
  main.publish(at(2));
  await main.refuseRead();
  expect(revisionOf(main.replica)).toBe(2);
});

test('a closed replica hears no more', async () => {
  const main = openAgainstMain();
  await main.answerRead(at(1));
  main.replica.close();
  expect(main.listening()).toBe(false);
});
