/** Of the small window of a call, in CSS pixels: main sizes it, its page is laid out for it. As wide as the card, whose place it takes. */
export const MINI_SIZE = { width: 360, height: 108 } as const;
