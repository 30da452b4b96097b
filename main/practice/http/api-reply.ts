/** An answer before it becomes bytes. `body` undefined means no body. */
export interface ApiReply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown, status = 200): ApiReply {
  return { status, body };
}

/** The documented error envelope: `{error, code}`, with further members a parser must tolerate. */
export function refusal(input: {
  readonly status: number;
  readonly code: string;
  readonly error: string;
  readonly more?: Readonly<Record<string, unknown>>;
}): ApiReply {
  return { status: input.status, body: { error: input.error, code: input.code, ...input.more } };
}

export const notFound = (): ApiReply => refusal({ status: 404, code: 'NOT_FOUND', error: 'Route not found' });
export const callNotFound = (): ApiReply => refusal({ status: 404, code: 'CALL_NOT_FOUND', error: 'Call not found' });
export const invalid = (error: string): ApiReply => refusal({ status: 400, code: 'VALIDATION_ERROR', error });
export const featureNotSupported = (): ApiReply =>
  refusal({ status: 400, code: 'FEATURE_NOT_SUPPORTED', error: 'This feature is not supported by the provider of this number' });
export const instanceNotConnected = (): ApiReply =>
  refusal({ status: 409, code: 'WHATSAPP_INSTANCE_NOT_CONNECTED', error: 'The WhatsApp session of this number is not connected' });
/** Undocumented by Pilot Status: what it answers to an action the call is past. */
export const wrongCallState = (status: string): ApiReply =>
  refusal({ status: 409, code: 'INVALID_CALL_STATE', error: `Not possible while the call is ${status}` });
