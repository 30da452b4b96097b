/** Where invented sound is booked once it is known what it stood for. */
export interface InventedSums {
  played: number;
  concealed: number;
  concealmentEvents: number;
  paused: number;
}

export interface InventedSound {
  /** Samples that were invented, or silent where sound may have been due. */
  add(count: number): void;
  /** Sound ran out. */
  ranOut(): void;
  /** Sound came. `isAfterGap`: after so long that the sender may have paused, which is not known yet. */
  came(isAfterGap: boolean): void;
  /** The first sound after the gap turned out to be late by so much: at most that much of it was concealment. */
  gapWasLate(lateSamples: number): void;
  /**
   * There is no way for sound any more, so that whatever is invented from here on is missed and there is nothing to wait for.
   * `wasPausing`: the sender had been silent for so long before that this was its own silence.
   */
  wayLost(wasPausing: boolean): void;
  /** There is a way again. */
  wayBack(): void;
}

interface Entry {
  samples: number;
  events: number;
}

/** Keeps invented sound apart until it is known whether sound was missing or the sender had nothing to say. Allocates only when it is made. */
export function createInventedSound(sums: InventedSums): InventedSound {
  const now: Entry = { samples: 0, events: 0 };
  const inQuestion: Entry = { samples: 0, events: 0 };
  let isLost = false;
  const clear = (entry: Entry): void => {
    entry.samples = 0;
    entry.events = 0;
  };
  const book = (entry: Entry, lateSamples: number): void => {
    const concealed = Math.min(entry.samples, lateSamples);
    sums.played += entry.samples;
    sums.concealed += concealed;
    sums.paused += entry.samples - concealed;
    if (concealed > 0) sums.concealmentEvents += entry.events;
    clear(entry);
  };
  return {
    add(count) {
      now.samples += count;
      if (isLost) book(now, count);
    },
    ranOut() {
      if (isLost) sums.concealmentEvents += 1;
      else now.events += 1;
    },
    came(isAfterGap) {
      if (now.samples === 0) return;
      if (!isAfterGap) {
        book(now, now.samples);
        return;
      }
      inQuestion.samples += now.samples;
      inQuestion.events += now.events;
      clear(now);
    },
    gapWasLate(lateSamples) {
      book(inQuestion, lateSamples);
    },
    wayLost(wasPausing) {
      if (isLost) return;
      isLost = true;
      book(inQuestion, inQuestion.samples); // a gap shortly before the way is lost was no pause
      if (wasPausing && now.samples > 0) sums.concealmentEvents += 1; // missed from here on
      book(now, wasPausing ? 0 : now.samples);
    },
    wayBack() {
      isLost = false;
    },
  };
}
