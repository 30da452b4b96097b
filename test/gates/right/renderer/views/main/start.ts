import { rowGap } from '../../features/history/uses-ui.ts';

export const start = rowGap;
