import { gap } from '../../ui/gap.ts';

export const rowGap = gap;
