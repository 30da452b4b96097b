import type { MessageKey } from '#contract/locales/message-key.ts';
import type { UpdateProgress } from '#contract/updates.ts';

/** What the agent may press now, and what stands above it. */
export interface UpdateView {
  readonly sentence: MessageKey;
  readonly button: 'look' | 'take' | 'install' | null;
  /** Something goes on by itself: it is said to screen readers as it changes. */
  readonly isUnderWay: boolean;
}

type Sentence = Extract<MessageKey, `updates.phases.${string}`>;

const READY: Record<'call' | 'idle' | 'agent', Sentence> = {
  call: 'updates.phases.readyCall',
  idle: 'updates.phases.readyIdle',
  agent: 'updates.phases.readyAgent',
};

/** Null where the progress is a failure, which has its own words. */
export function updateView(progress: UpdateProgress): UpdateView | null {
  switch (progress.phase) {
    case 'off':
      return {
        sentence: progress.why === 'by-system' ? 'updates.phases.offBySystem' : 'updates.phases.offNoAddress',
        button: null,
        isUnderWay: false,
      };
    case 'current':
      return { sentence: 'updates.phases.current', button: 'look', isUnderWay: false };
    case 'looking':
      return { sentence: 'updates.phases.looking', button: null, isUnderWay: true };
    case 'found':
      return { sentence: progress.isStaged ? 'updates.phases.foundStaged' : 'updates.phases.found', button: 'take', isUnderWay: false };
    case 'downloading':
      return { sentence: 'updates.phases.downloading', button: null, isUnderWay: true };
    case 'ready':
      return { sentence: READY[progress.waitsFor], button: progress.waitsFor === 'call' ? null : 'install', isUnderWay: false };
    case 'installing':
      return { sentence: 'updates.phases.installing', button: null, isUnderWay: true };
    case 'failed':
      return null;
  }
}
