export type AudioRequest = 'open' | 'close';
