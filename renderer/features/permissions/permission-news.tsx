import { Phone } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LineId } from '#contract/line.ts';
import type { PermissionNews as News } from '#contract/permission.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { peerOf } from '../call/peer-name.ts';
import { momentText } from './moment.ts';
import { useMoment } from './use-moment.ts';

export interface PermissionNewsProps {
  readonly onCall: (to: PhoneNumber, lineId: LineId) => void;
}

/** Answers of customers and call-backs that fall due, wherever the agent is: *call now* is one press away. */
export function PermissionNews({ onCall }: PermissionNewsProps): ReactElement | null {
  const { permissions, calls } = useAppState();
  // A call comes first; the news are there when it is over.
  const isBusy = calls.some(({ phase }) => phase !== 'ended');
  if (permissions.news.length === 0 || isBusy) return null;
  return (
    <div className="permit-news">
      {permissions.news.map((news) => (
        <NewsNote key={news.id} news={news} onCall={onCall} />
      ))}
    </div>
  );
}

function NewsNote({ news, onCall }: { readonly news: News } & PermissionNewsProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const wording = useMoment();
  const dismiss = useCommand('permission/dismiss');
  const { who } = peerOf(news.peer, state, t);
  const line = state.lines.find(({ id }) => id === news.lineId)?.label ?? '';
  return (
    <Note
      kind={news.what === 'refused' ? 'plain' : 'attention'}
      title={t(`news.${news.what}`, { who })}
      dismiss={{
        label: t('news.dismiss'),
        onPress: () => {
          dismiss.raise({ newsId: news.id });
        },
      }}
      {...(news.what === 'refused'
        ? {}
        : {
            action: (
              <Button
                kind="quiet"
                icon={<Phone size={18} aria-hidden />}
                onPress={() => {
                  onCall(news.peer, news.lineId);
                }}
              >
                {t('permissions.callNow')}
              </Button>
            ),
          })}
    >
      <p>{adviceOf()}</p>
    </Note>
  );

  function adviceOf(): string {
    if (news.what === 'refused') return t('news.refusedAdvice');
    if (news.what === 'due') return t('news.dueAdvice', { line });
    if (news.expiresAt === null) return t('news.grantedForGood', { line });
    return t('news.grantedUntil', { time: momentText(news.expiresAt, wording), line });
  }
}
