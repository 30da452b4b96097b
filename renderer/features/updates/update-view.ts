import type { MessageKey } from '#contract/locales/message-key.ts';
import type { UpdateProgress } from '#contract/updates.ts';

/** What the agent may press now, and what stands above it. */
export interface UpdateView {
  readonly sentence: MessageKey;
  readonly button: 'look' | 'take' | 'install' | null;
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
      };
    case 'current':
      return { sentence: 'updates.phases.current', button: 'look' };
    case 'looking':
      return { sentence: 'updates.phases.looking', button: null };
    case 'found':
      return { sentence: progress.isStaged ? 'updates.phases.foundStaged' : 'updates.phases.found', button: 'take' };
    case 'downloading':
      return { sentence: 'updates.phases.downloading', button: null };
    case 'ready':
      return { sentence: READY[progress.waitsFor], button: progress.waitsFor === 'call' ? null : 'install' };
    case 'installing':
      return { sentence: 'updates.phases.installing', button: null };
    case 'failed':
      return null;
  }
}
