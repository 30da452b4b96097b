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
}

/** Keeps invented sound apart until it is known whether sound was missing or the sender had nothing to say. */
export function createInventedSound(sums: InventedSums): InventedSound {
  let now = { samples: 0, events: 0 };
  let inQuestion = { samples: 0, events: 0 };
  const book = (entry: { readonly samples: number; readonly events: number }, lateSamples: number): void => {
    const concealed = Math.min(entry.samples, lateSamples);
    sums.played += entry.samples;
    sums.concealed += concealed;
    sums.paused += entry.samples - concealed;
    if (concealed > 0) sums.concealmentEvents += entry.events;
  };
  return {
    add(count) {
      now.samples += count;
    },
    ranOut() {
      now.events += 1;
    },
    came(isAfterGap) {
      if (now.samples === 0) return;
      if (isAfterGap) inQuestion = { samples: inQuestion.samples + now.samples, events: inQuestion.events + now.events };
      else book(now, now.samples);
      now = { samples: 0, events: 0 };
    },
    gapWasLate(lateSamples) {
      book(inQuestion, lateSamples);
      inQuestion = { samples: 0, events: 0 };
    },
  };
}
