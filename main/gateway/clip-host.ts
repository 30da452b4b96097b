import type { LineId } from '#contract/line.ts';
import type { ClipHost } from '../core/recording/clip-store.ts';
import type { WebhookReceiver } from './receiver/webhook-receiver.ts';

/** Clips go to the service by the way on which its webhooks come: the same receiver, the same tunnel. */
export function createClipHost(parts: {
  readonly receiver: Pick<WebhookReceiver, 'offerFile'>;
  /** Where the line's service reaches us now, without a trailing slash; null where that is not proven. */
  readonly publicUrl: (lineId: LineId) => string | null;
}): ClipHost {
  return {
    offer(lineId, wav) {
      const publicUrl = parts.publicUrl(lineId);
      if (publicUrl === null) return null;
      const { path, fetched, close } = parts.receiver.offerFile({ bytes: Buffer.from(wav), type: 'audio/wav', suffix: '.wav' });
      return { url: `${publicUrl}${path}`, fetched, close };
    },
  };
}
