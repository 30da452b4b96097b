import type { HookDelivery } from '#contract/integrations.ts';

/** An event as it is sent and kept until it has arrived: `body` is the JSON, with the customer's number in it. */
export interface HookLetter extends HookDelivery {
  readonly body: string;
}

export interface HookAnswer {
  readonly isArrived: boolean;
  /** An HTTP status or a word, without anything of what was sent or answered. */
  readonly answer: string;
  /** Whether the same letter may arrive later. */
  readonly mayRetry: boolean;
}

/** Sends a letter once, signed. Never rejects. */
export type SendHook = (letter: Pick<HookLetter, 'id' | 'event' | 'at' | 'body'>, to: HookAddress) => Promise<HookAnswer>;
export interface HookAddress {
  readonly url: string;
  readonly secret: string;
}

/** What waits to be sent, over restarts. */
export interface HookOutbox {
  read(): readonly HookLetter[];
  write(waiting: readonly HookLetter[]): void;
}
