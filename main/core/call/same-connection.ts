const FINGERPRINT = /^a=fingerprint:\S+ (\S+)/im;

/**
 * Whether two media descriptions are of one connection: by the fingerprint of its certificate (RFC 8122), which no other has, and
 * which is the same whatever became of line ends on the way. Descriptions without one are compared as they are.
 */
export function isSameConnection(one: string, other: string): boolean {
  return certificateOf(one) === certificateOf(other);
}

function certificateOf(sdp: string): string {
  return FINGERPRINT.exec(sdp)?.[1]?.toUpperCase() ?? sdp;
}
