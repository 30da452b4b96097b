import type { CommandInput, CommandName, CommandReply } from '#contract/bridge.ts';
import type { SoftphoneBridge } from '#contract/bridge.ts';
import type { Softphone } from './launch-softphone.ts';

/** Raises a command as the main window would. */
export function raiseCommand<Name extends CommandName>(
  { main }: Pick<Softphone, 'main'>,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandReply<Name>> {
  return main.evaluate(
    ([command, value]) =>
      (window as unknown as { softphone: SoftphoneBridge }).softphone.invoke(command as Name, value as CommandInput<Name>),
    [name, input] as const,
  );
}
