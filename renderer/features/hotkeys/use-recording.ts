import { useEffect } from 'react';
import { RECORDING_LEASE_MS } from '#contract/hotkeys.ts';
import { useCommand } from '../../state/use-command.ts';

/** Often enough that one that comes late does not let a key act. */
const AGAIN_MS = RECORDING_LEASE_MS / 2;

/** Keeps the keys that are held already from acting, for as long as the control that calls this is there to record new ones. */
export function useRecording(): void {
  const { raise } = useCommand('hotkey/record');
  useEffect(() => {
    raise({ isRecording: true });
    const timer = setInterval(() => {
      raise({ isRecording: true });
    }, AGAIN_MS);
    return () => {
      clearInterval(timer);
      raise({ isRecording: false });
    };
  }, [raise]);
}
