import { z } from 'zod';

/**
 * Where the public pages contradict each other or say nothing, both readings can be had. The first value named is the default.
 * Settable at start and, through the control API, at run time.
 */
export const practiceSwitchesSchema = z.strictObject({
  /** Body member of `/play`: the playground says `mediaUrl`, the guide says `url`. */
  playBodyName: z.enum(['mediaUrl', 'url']),
  /** Status answered by `POST /v1/calls`: playground INITIATED, guide RINGING. */
  statusAfterPlacing: z.enum(['INITIATED', 'RINGING']),
  /** `call.*` events with members beside `event`, or wrapped in `data`. */
  callEventEnvelope: z.enum(['flat', 'data']),
  /** Meta's native `calls` event: bare `value`, under `data`, or in Meta's outer `entry[]`. */
  nativeCallsShape: z.enum(['value', 'data', 'entry']),
  /** Calling on web numbers: the newer guide and the playground have it, older calls, webhook and MCP pages say "Meta only". */
  webCalling: z.enum(['supported', 'refused']),
  /** Connected business-initiated calls per customer and 24 h: older pages name 5 and 10, newer ones 100. */
  connectedPerDay: z.union([z.literal(100), z.literal(10), z.literal(5)]),
  /** Whether free text reaches every customer, or within 24 hours of their call alone (131047): messages are not simulated. */
  textWindow: z.enum(['open', 'by-calls']),
  /** What `/v1/numbers` calls a web number. */
  webProviderName: z.enum(['PILOT_STATUS', 'EVO_GO']),
  /** Whether a number key may read `/v1/numbers`. */
  numberKeyOnNumbers: z.enum(['allowed', 'refused']),
  /** Whether the tenant key may use `/v1/webhooks`. */
  tenantKeyOnWebhooks: z.enum(['allowed', 'refused']),
  /** Phone numbers in Call objects. */
  callPhoneFormat: z.enum(['digits', 'plus']),
  /** Phone numbers in webhooks. */
  webhookPhoneFormat: z.enum(['plus', 'digits']),
  /** `a=setup` accepted in an outbound offer. */
  outboundSetup: z.enum(['either', 'active', 'actpass']),
  /** HTTP status of `META_*` errors: as Meta answers (138006 is a 401), or 400 for all. */
  metaErrorStatus: z.enum(['meta', 'bad-request']),
  /** Wire status of an inbound call nobody answered. */
  missedStatus: z.enum(['MISSED', 'NO_ANSWER']),
  /** Wire status of an outbound call nobody answered. */
  unansweredStatus: z.enum(['FAILED', 'NO_ANSWER', 'MISSED']),
  /** Whether Meta's answer of an outbound call can be read with `includeSdp=1`, or only from the native webhook. */
  sdpAnswerByPolling: z.enum(['present', 'absent']),
  /** A realtime session asked for while the call still rings. */
  realtimeWhileRinging: z.enum(['refused', 'allowed']),
  /** What losing the media socket does to the call. */
  mediaLoss: z.enum(['keeps-call', 'ends-call', 'after-grace']),
  /** Every webhook delivered once, or twice. */
  webhookCopies: z.union([z.literal(1), z.literal(2)]),
  /** So many of a hundred webhooks are never sent; the delivery log shows them as failed. Which ones follows from `webhookFaultSeed`. */
  webhookLossPercent: z.number().int().min(0).max(100),
  /** So many of a hundred webhooks are sent `webhookLateSeconds` later. */
  webhookLatePercent: z.number().int().min(0).max(100),
  webhookLateSeconds: z.number().int().min(0).max(600),
  webhookFaultSeed: z.number().int().min(0).max(4_294_967_295),
  /** Whether the list of calls has an `ETag`, and answers 304 to who knows it; nothing documents one. */
  listEtag: z.enum(['absent', 'present']),
  /** `/v1/api-keys`: every key can be shown, or the last number's is a legacy one (`key` null, `revealable` false). */
  legacyKey: z.enum(['none', 'last']),
  /** `call.ringing` delivered at once, or so late that `call.ended` may overtake it. */
  ringingEvent: z.enum(['prompt', 'late']),
  /** PCM rate of the realtime socket. */
  realtimeRateHz: z.union([z.literal(8_000), z.literal(16_000), z.literal(24_000), z.literal(48_000)]),
  /** Length of one frame from the server. */
  realtimeFrameMs: z.union([z.literal(10), z.literal(20), z.literal(40), z.literal(60)]),
  /** Send a JSON text frame with the rate before the first audio. */
  realtimeAnnounce: z.boolean(),
  /** How the server cuts its stream: one frame a message, odd byte counts, or five frames at once. */
  realtimeCut: z.enum(['frames', 'odd-bytes', 'bursts']),
  /** Close the socket on a client message that is not exactly one 60 ms frame (1,920 bytes at 16 kHz). */
  realtimeStrictFrames: z.boolean(),
});

export type PracticeSwitches = z.infer<typeof practiceSwitchesSchema>;

export const DEFAULT_SWITCHES: PracticeSwitches = {
  playBodyName: 'mediaUrl',
  statusAfterPlacing: 'INITIATED',
  callEventEnvelope: 'flat',
  nativeCallsShape: 'value',
  webCalling: 'supported',
  connectedPerDay: 100,
  textWindow: 'open',
  webProviderName: 'PILOT_STATUS',
  numberKeyOnNumbers: 'allowed',
  tenantKeyOnWebhooks: 'allowed',
  callPhoneFormat: 'digits',
  webhookPhoneFormat: 'plus',
  outboundSetup: 'either',
  metaErrorStatus: 'meta',
  missedStatus: 'MISSED',
  unansweredStatus: 'FAILED',
  sdpAnswerByPolling: 'present',
  realtimeWhileRinging: 'refused',
  mediaLoss: 'keeps-call',
  webhookCopies: 1,
  webhookLossPercent: 0,
  webhookLatePercent: 0,
  webhookLateSeconds: 60,
  webhookFaultSeed: 1,
  listEtag: 'absent',
  legacyKey: 'none',
  ringingEvent: 'prompt',
  realtimeRateHz: 16_000,
  realtimeFrameMs: 60,
  realtimeAnnounce: false,
  realtimeCut: 'frames',
  realtimeStrictFrames: false,
};
