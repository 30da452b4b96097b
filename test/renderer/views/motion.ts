/** What moves on a page, of what is longer than a frame and not over, as readable lines. Runs in the page. */
export function running(): readonly string[] {
  const FRAME_MS = 17;
  return document.getAnimations().flatMap((animation) => {
    const { effect, playState } = animation;
    const duration = effect?.getComputedTiming().endTime;
    if (playState === 'finished' || (typeof duration === 'number' && duration <= FRAME_MS)) return [];
    const target = effect instanceof KeyframeEffect ? effect.target : null;
    return [`moves for ${String(duration)} ms: ${target?.getAttribute('class') ?? target?.tagName ?? ''}`];
  });
}
