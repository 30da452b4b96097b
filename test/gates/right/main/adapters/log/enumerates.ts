export type Level = 'info' | 'error';
