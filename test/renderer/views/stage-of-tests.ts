import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { openStage, type Stage } from './gallery-stage.ts';

/** One stage for the tests of a file: it is there from before the first until after the last. */
export function stageOfTests(): () => Stage {
  // A page is opened for almost every test, which a loaded machine gives little time.
  vi.setConfig({ testTimeout: 60_000 });
  let stage: Stage | null = null;
  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage?.close());
  return () => {
    if (stage === null) throw new Error('the stage is there for tests alone');
    return stage;
  };
}

/** The same, where pages and contexts are closed after the test that opened them. */
export function stageOfPages(): Pick<Stage, 'show' | 'freshContext'> {
  const stage = stageOfTests();
  const opened: (Page | BrowserContext)[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  const closedLater = <Opened extends Page | BrowserContext>(one: Opened): Opened => {
    opened.push(one);
    return one;
  };
  return {
    show: async (shown, where) => closedLater(await stage().show(shown, where)),
    freshContext: async (options) => closedLater(await stage().freshContext(options)),
  };
}
