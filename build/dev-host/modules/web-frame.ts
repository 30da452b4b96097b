import type Electron from 'electron';

import type { FrameNode } from '../chromium/page-driver.ts';
import type { SchemeMap } from '../chromium/scheme-map.ts';
import { provide } from '../provide.ts';

export interface WebFrames {
  /** The frame object for a frame of Chromium; the same object every time. */
  of(node: FrameNode): Electron.WebFrameMain;
  clear(): void;
}

export interface WebFramesOptions {
  readonly schemes: SchemeMap;
  readonly processId: number;
  nodes(): ReadonlyMap<string, FrameNode>;
  send(channel: string, args: unknown[]): void;
}

/** `WebFrameMain` objects of one page. */
export function createWebFrames(options: WebFramesOptions): WebFrames {
  const made = new Map<string, Electron.WebFrameMain>();
  let lastRoutingId = 0;

  function byId(id: string | null): Electron.WebFrameMain | null {
    const node = id === null ? undefined : options.nodes().get(id);
    return node ? of(node) : null;
  }
  function topOf(node: FrameNode): FrameNode {
    let at = node;
    for (let parent = at.parentId; parent !== null; parent = at.parentId) {
      const next = options.nodes().get(parent);
      if (!next) break;
      at = next;
    }
    return at;
  }
  function of(node: FrameNode): Electron.WebFrameMain {
    const known = made.get(node.id);
    if (known) return known;
    lastRoutingId += 1;
    const routingId = lastRoutingId;
    const children = (): Electron.WebFrameMain[] => [...options.nodes().values()].filter((other) => other.parentId === node.id).map(of);
    const face = provide<Electron.WebFrameMain>()('WebFrameMain', {
      get url() {
        return options.schemes.toApp(node.url);
      },
      get origin() {
        return options.schemes.originToApp(node.url);
      },
      get name() {
        return node.name;
      },
      get parent() {
        return byId(node.parentId);
      },
      get top() {
        return of(topOf(node));
      },
      get frames() {
        return children();
      },
      get framesInSubtree(): Electron.WebFrameMain[] {
        return [face, ...children().flatMap((child): Electron.WebFrameMain[] => child.framesInSubtree)];
      },
      get detached() {
        return !options.nodes().has(node.id);
      },
      routingId,
      processId: options.processId,
      osProcessId: options.processId,
      frameTreeNodeId: routingId,
      isDestroyed: () => !options.nodes().has(node.id),
      send: (channel: string, ...args: unknown[]) => {
        if (node.parentId !== null) throw new Error('development host: only the main frame has a preload to receive messages');
        options.send(channel, args);
      },
    });
    made.set(node.id, face);
    return face;
  }
  return { of, clear: () => made.clear() };
}
