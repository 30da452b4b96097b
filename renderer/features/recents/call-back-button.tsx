import { Phone } from 'lucide-react';
import type { ReactElement } from 'react';
import type { RecentCall } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { wouldConnect } from '../permissions/next-step.ts';
import { permissionOf, permissionWords } from '../permissions/permission-view.ts';
import { useMoment } from '../permissions/use-moment.ts';

export interface CallBackButtonProps {
  readonly recent: RecentCall;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

/** Calls whom an ended call was with, on its line. It stands back where that would not connect: what helps is said beside it. */
export function CallBackButton({ recent, isDisabled, onPress }: CallBackButtonProps): ReactElement {
  const t = useWords();
  const wording = useMoment();
  const { lines, permissions } = useAppState();
  const { lineId, peer, kind, direction } = recent;
  const known = kind === 'meta' && peer !== null ? permissionOf(permissions.customers, { lineId, peer }) : undefined;
  const words = known === undefined ? null : permissionWords(known, t, wording);
  const line = lines.find(({ id }) => id === lineId);
  return (
    <Button
      kind={wouldConnect(line, words) ? 'primary' : 'neutral'}
      icon={<Phone size={18} aria-hidden />}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {t(direction === 'outbound' ? 'call.callAgain' : 'recents.callBack')}
    </Button>
  );
}
