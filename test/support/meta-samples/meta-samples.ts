import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something of Meta's calling that others have published. `changed`: what is not as it was published, and why nothing else could be kept. */
interface Published {
  readonly name: string;
  /** An address, or the text by which the public file is found. */
  readonly source: string;
  readonly changed?: string;
}

export interface PublishedDescription extends Published {
  /** Who sends it. */
  readonly by: 'meta' | 'business';
  readonly role: 'offer' | 'answer';
  /** A part of the reason why we do not take it, or would not send it. */
  readonly refused?: string;
  /** Line by line, without line ends. */
  readonly sdp: readonly string[];
}

export interface PublishedWebhook extends Published {
  /** What it tells us: one item per call. */
  readonly told: readonly ToldCall[];
  /** Why the SDP in it cannot be taken; most published ones hold a placeholder. */
  readonly sdpRefused?: string;
  readonly body: unknown;
}

export interface ToldCall {
  readonly externalId: string;
  readonly status: string;
  readonly direction: string | null;
  readonly peer: string | null;
  readonly outcome: string | null;
  readonly durationSeconds: number | null;
  readonly hasOffer: boolean;
  readonly hasAnswer: boolean;
}

export const PUBLISHED_DESCRIPTIONS = read<PublishedDescription>('descriptions.json');
export const PUBLISHED_WEBHOOKS = read<PublishedWebhook>('webhooks.json');

function read<Item>(file: string): readonly Item[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as readonly Item[];
}
