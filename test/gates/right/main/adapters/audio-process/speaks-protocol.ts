import type { AudioRequest } from '../../audio/protocol.ts';

export const first: AudioRequest = 'open';
