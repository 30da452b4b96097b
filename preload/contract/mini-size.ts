/** Of the small window of a call, in CSS pixels: main sizes it, its page is laid out for it. */
export const MINI_SIZE = { width: 336, height: 108 } as const;
