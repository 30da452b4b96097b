import { type HeadsetModel, isSameModel, type KnownHeadset, type PluggedHeadset } from '#contract/headset.ts';

/** The chosen headsets with what is seen of them. A headset may show up as several devices; one that opens is enough. */
export function knownHeadsets(chosen: readonly HeadsetModel[], plugged: readonly PluggedHeadset[]): readonly KnownHeadset[] {
  return chosen.map((model) => {
    const here = plugged.filter((headset) => isSameModel(headset, model));
    const open = here.filter(({ isOpen }) => isOpen);
    return {
      ...model,
      state: open.length > 0 ? 'ready' : here.length > 0 ? 'blocked' : 'unplugged',
      controls: [...new Set(open.flatMap(({ controls }) => controls))],
    };
  });
}
