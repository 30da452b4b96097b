/** What may be told now. */
export interface TellableNews {
  /** Each for itself: these came while the agent took calls. */
  readonly alone: readonly string[];
  /** Of each time away what came in it, to be told as one. It stays whole until nothing of it is news any more. */
  readonly together: readonly (readonly string[])[];
}

/** Sorts what is news now, by id, whenever that or the agent's status has changed. */
export type HeldNews = (news: readonly string[], isAway: boolean) => TellableNews;

/**
 * Holds back what comes while the agent takes no calls, and gives it out as one when they do again. What was told before stays told: nothing
 * pops up a second time because somebody went away and came back.
 */
export function createHeldNews(): HeldNews {
  const alone = new Set<string>();
  const held = new Set<string>();
  let together: readonly (readonly string[])[] = [];
  return (news, isAway) => {
    const current = new Set(news);
    for (const ids of [alone, held]) for (const id of ids) if (!current.has(id)) ids.delete(id);
    if (!isAway && held.size > 0) {
      together = [...together, [...held]];
      held.clear();
    }
    together = together.filter((ids) => ids.some((id) => current.has(id)));
    for (const id of news) {
      if (alone.has(id) || together.some((ids) => ids.includes(id))) continue;
      (isAway ? held : alone).add(id);
    }
    return { alone: [...alone], together };
  };
}
