import type { CDPSession } from 'playwright-core';

/** What is alive in a page, counted by Chromium after its garbage was collected. Bytes where they are bytes. */
export interface PageCounts {
  /** Of JavaScript, and of what Blink holds for it. */
  readonly heapBytes: number;
  readonly blinkBytes: number;
  readonly listeners: number;
  /** Blink's own count, which a connection leaves only when nothing at all holds it any more. */
  readonly connections: number;
  readonly audioNodes: number;
  readonly tracks: number;
  readonly contexts: number;
  readonly players: number;
}

export async function pageCounts(session: CDPSession): Promise<PageCounts> {
  await session.send('Performance.enable');
  // The second collection takes what the first one's finalizers let go.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const tracks = await living(session, 'MediaStreamTrack');
  const contexts = await living(session, 'AudioContext');
  const players = await living(session, 'HTMLAudioElement');
  await session.send('HeapProfiler.collectGarbage');
  const heap: { readonly usedSize: number; readonly embedderHeapUsedSize?: number } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    heapBytes: heap.usedSize,
    blinkBytes: heap.embedderHeapUsedSize ?? Number.NaN,
    listeners: metric('JSEventListeners'),
    connections: metric('RTCPeerConnections'),
    audioNodes: metric('AudioHandlers'),
    tracks,
    contexts,
    players,
  };
}

async function living(session: CDPSession, constructor: string): Promise<number> {
  const { result: prototype } = await session.send('Runtime.evaluate', { expression: `${constructor}.prototype` });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId ?? '' });
  const { result: count } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  for (const { objectId } of [prototype, objects]) if (objectId !== undefined) await session.send('Runtime.releaseObject', { objectId });
  return Number(count.value);
}
