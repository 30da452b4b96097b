import { PhoneForwarded, PhoneIncoming, PhoneMissed, PhoneOff, PhoneOutgoing, type LucideIcon } from 'lucide-react';
import type { ResultIcon } from './recents-view.ts';

/** Shapes differ, so that colour is never alone in telling how a call went. */
export const RESULT_ICONS: Readonly<Record<ResultIcon, LucideIcon>> = {
  received: PhoneIncoming,
  made: PhoneOutgoing,
  missed: PhoneMissed,
  'not-connected': PhoneOff,
  elsewhere: PhoneForwarded,
};
