import { z } from 'zod';

/**
 * The service's words, read leniently: members we do not need may have any shape, those we do need may be missing
 * where a page shows an object without them. Translated at once; nothing of this leaves the folder.
 */

const text = z.string().max(256);
const optionalText = text.nullish().catch(null);
const optionalTime = z
  .union([z.string().max(64), z.number()])
  .nullish()
  .catch(null);
/** An SDP is about 4 KiB; a longer one than this is not one. */
const optionalSdp = z
  .string()
  .max(64 * 1024)
  .nullish()
  .catch(null);

export const wireCall = z.object({
  id: text.min(1),
  externalCallId: optionalText,
  direction: optionalText,
  status: optionalText,
  peerNumber: optionalText,
  durationSeconds: z.number().nonnegative().nullish().catch(null),
  startedAt: optionalTime,
  connectedAt: optionalTime,
  endedAt: optionalTime,
  createdAt: optionalTime,
  sdpOffer: optionalSdp,
  sdpAnswer: optionalSdp,
});
export type WireCall = z.output<typeof wireCall>;

/** Each call is read by itself, so that one we cannot read does not hide the others. */
export const wireCallList = z.object({ calls: z.array(z.unknown()).max(1_000) });

export const wirePlacedCall = z.object({ id: text.min(1), externalCallId: optionalText });

export const wireDone = z.object({ success: z.literal(true).optional() });

export const wireSettings = z.object({ calling: z.unknown() });
/** `status` is ENABLED or DISABLED; whatever else it may be says nothing. */
export const wireCalling = z.object({ calling: z.object({ status: optionalText }).catch({ status: null }) });

const optionalNumber = z.number().nullish().catch(null);
/** Meta's own words, relayed as they are. A limit that cannot be read is no limit that we know of. */
export const wirePermissions = z.object({
  permission: z.object({ status: optionalText, expiration_time: optionalNumber }).nullish().catch(null),
  actions: z
    .array(
      z.object({
        action_name: optionalText,
        can_perform_action: z.boolean().nullish().catch(null),
        limits: z
          .array(
            z.object({
              time_period: optionalText,
              max_allowed: optionalNumber,
              current_usage: optionalNumber,
              limit_expiration_time: optionalNumber,
            }),
          )
          .max(20)
          .nullish()
          .catch(null),
      }),
    )
    .max(20)
    .nullish()
    .catch(null),
});
export type WirePermissions = z.output<typeof wirePermissions>;

export const wireMessage = z.object({ messageId: optionalText });

export const wireRealtimeSession = z.object({ wsUrl: z.string().min(1).max(8_192) });

export const wireNumbers = z.array(
  z.object({
    id: optionalText,
    number: optionalText,
    name: optionalText,
    instanceName: optionalText,
    isFullyConnected: z.boolean().nullish().catch(null),
    state: optionalText,
    apiKeys: z
      .array(z.object({ keyLast4: optionalText }))
      .nullish()
      .catch(null),
  }),
);
export type WireNumber = z.output<typeof wireNumbers>[number];

/** `key` is null where the service shows it no more. Each is read by itself, as one that we cannot read hides no other. */
export const wireApiKey = z.object({
  numberId: text.min(1),
  number: optionalText,
  displayName: optionalText,
  key: optionalText,
  revealable: z.boolean().nullish().catch(null),
});
export const wireApiKeys = z.array(z.unknown()).max(10_000);

export const wireDelivery = z.object({
  event: optionalText,
  status: optionalText,
  payload: z.unknown(),
  createdAt: optionalTime,
});
export const wireDeliveries = z.array(z.unknown()).max(1_000);

export const wireWebhook = z.object({
  id: text.min(1),
  name: optionalText,
  url: z.string().max(2_048),
  active: z.boolean().nullish().catch(null),
  events: z.array(z.string()).nullish().catch(null),
});
export type WireWebhook = z.output<typeof wireWebhook>;
