/** What a proxy had against it; `code` as Node's errors have one. */
export class OutboundError extends Error {
  readonly code: 'PROXY_UNREACHABLE' | 'PROXY_LOGIN_NEEDED' | 'PROXY_UNSUPPORTED';

  constructor(code: OutboundError['code'], detail: string) {
    super(detail);
    this.code = code;
  }
}
