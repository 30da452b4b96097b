import type { Speaking } from '#contract/alerts-state.ts';
import { type WindowFacts, windowWishes } from './window-wishes.ts';

/**
 * Which window tells screen readers what. They read what stands in front, and what stands over everything; of a window behind others they read
 * nothing (NVDA takes events of the foreground's windows and of topmost ones: `shouldAcceptEvent` in its eventHandler.py). So it is the main window
 * while the agent is there, else the card for what rings and the small window for the call; the main window again where none of these is up,
 * because then it is the only one there is. How a call ended is said by what stood there until then.
 */
export function speakingWindows(state: Parameters<typeof windowWishes>[0], facts: WindowFacts): Speaking {
  if (facts.isMainInFront) return { rings: 'main', calls: 'main' };
  const { card, mini } = windowWishes(state, facts);
  // What is said before there is a window to say it is not heard.
  const small = facts.isMiniUp ? 'mini' : null;
  return {
    rings: card ? 'incoming' : mini ? small : 'main',
    calls: mini ? small : card ? 'incoming' : 'main',
  };
}
