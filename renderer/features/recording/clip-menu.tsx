import { Music, Square } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { CallId } from '#contract/call.ts';
import { formatDuration } from '#contract/format-time.ts';
import type { Clip } from '#contract/recording.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import '../../ui/popover.css';
import '../../ui/select.css';

export interface ClipMenuProps {
  readonly callId: CallId;
  /** Those that can be played now. */
  readonly clips: readonly Clip[];
  /** One plays, and may be stopped. */
  readonly canStop: boolean;
}

/** The approved clips, a press away. Not there where the agent has added none. */
export function ClipMenu({ callId, clips, canStop }: ClipMenuProps): ReactElement | null {
  const t = useWords();
  const play = useCommand('call/play-clip');
  const stop = useCommand('call/stop-clip');
  const hasAny = useAppState().clips.length > 0;
  if (!hasAny) return null;
  if (canStop) {
    return (
      <Button
        icon={<Square size={18} aria-hidden />}
        aria-label={t('capture.stopClipLong')}
        isPending={stop.isPending}
        onPress={() => {
          stop.raise({ callId });
        }}
      >
        {t('capture.stopClip')}
      </Button>
    );
  }
  return (
    <MenuTrigger>
      <Button
        icon={<Music size={18} aria-hidden />}
        isDisabled={clips.length === 0}
        isPending={play.isPending}
        aria-label={t('capture.playClip')}
      >
        {t('capture.clips')}
      </Button>
      <Popover className="popover select-popover" placement="top end" offset={4}>
        <Menu
          className="select-list"
          aria-label={t('capture.playClip')}
          items={clips}
          onAction={(key) => {
            const clip = clips.find(({ id }) => id === key);
            if (clip !== undefined) play.raise({ callId, clipId: clip.id });
          }}
        >
          {(clip: Clip) => (
            <MenuItem id={clip.id} textValue={clip.name} className="select-option">
              <span className="select-words">
                <span className="select-label">{clip.name}</span>
                <span className="select-about">{formatDuration(clip.durationMs)}</span>
              </span>
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
