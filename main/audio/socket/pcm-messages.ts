export interface PcmMessages {
  /** The whole samples of this message, with the odd byte that the last one may have left in front. */
  next(message: Buffer): Buffer;
}

/** PCM16 in messages of any length: a sample may begin in one message and end in the next. */
export function createPcmMessages(): PcmMessages {
  let carried: Buffer | null = null;
  return {
    next(message) {
      const bytes: Buffer = carried === null ? message : Buffer.concat([carried, message]);
      const whole = bytes.length - (bytes.length % 2);
      carried = whole === bytes.length ? null : Buffer.from(bytes.subarray(whole));
      return bytes.subarray(0, whole);
    },
  };
}
