/** How long things take in the practice world. Milliseconds throughout. */
export interface PracticeTimes {
  /** Outbound META: from `POST /v1/calls` to Meta's SDP answer (before anybody picks up). */
  readonly answerSdpAfterMs: number;
  /** Outbound: from placing the call to the customer's phone ringing. */
  readonly ringAfterMs: number;
  /** Outbound META: how far the ACCEPTED status lags behind the pick-up, as Meta's does. */
  readonly acceptedStatusLagMs: number;
  /** Outbound: how long the customer's phone rings before WhatsApp gives up (undocumented, assumed). */
  readonly outboundRingMs: number;
  /** Inbound: how long the customer waits before giving up. Meta documents 30 to 60 s. */
  readonly inboundPatienceMs: number;
  /** Life of a realtime token. */
  readonly realtimeTokenMs: number;
  /** How often the media socket is pinged. */
  readonly realtimePingMs: number;
  /** With `mediaLoss: 'after-grace'`: time the business has to come back. */
  readonly mediaGraceMs: number;
  /** META: WhatsApp hangs up when no business media arrives this long after the accept. */
  readonly noMediaAtStartMs: number;
  /** META: WhatsApp hangs up when business media stops this long mid-call. */
  readonly noMediaMidCallMs: number;
  /** META: how long a customer takes to answer a permission request. */
  readonly permissionReplyMs: number;
  /** A customer who answers: from the first ring to the pick-up. */
  readonly customerAnswersAfterMs: number;
  /** A customer who declines: from the first ring. */
  readonly customerDeclinesAfterMs: number;
  /** A customer in a hurry: from the answer to hanging up. */
  readonly customerHangsUpAfterMs: number;
  /** How far behind the echo repeats. */
  readonly echoDelayMs: number;
  /** Customer who cannot be reached on a web number: from placing to FAILED. */
  readonly unreachableAfterMs: number;
  /** With `ringingEvent: 'late'`: how late `call.ringing` is delivered. */
  readonly lateRingingMs: number;
  /** How long the fetch of a file given to `/play` may take (undocumented, assumed). */
  readonly clipFetchMs: number;
  /** How long one webhook delivery may take (undocumented, assumed). */
  readonly webhookTimeoutMs: number;
  /** Waits before the second and third delivery try (undocumented, assumed). */
  readonly webhookRetryMs: readonly number[];
}

export const DEFAULT_TIMES: PracticeTimes = {
  answerSdpAfterMs: 300,
  ringAfterMs: 800,
  acceptedStatusLagMs: 250,
  outboundRingMs: 60_000,
  inboundPatienceMs: 45_000,
  realtimeTokenMs: 120_000,
  realtimePingMs: 20_000,
  mediaGraceMs: 5_000,
  noMediaAtStartMs: 20_000,
  noMediaMidCallMs: 30_000,
  permissionReplyMs: 3_000,
  customerAnswersAfterMs: 2_000,
  customerDeclinesAfterMs: 1_500,
  customerHangsUpAfterMs: 5_000,
  echoDelayMs: 1_000,
  unreachableAfterMs: 1_000,
  lateRingingMs: 1_000,
  clipFetchMs: 10_000,
  webhookTimeoutMs: 5_000,
  webhookRetryMs: [500, 2_000],
};
