/** The one place that knows naudiodon. A machine where it does not load still starts. */
export type PortAudio = Pick<typeof import('naudiodon'), 'AudioIO' | 'getDevices' | 'getHostAPIs'>;
export type PortAudioDevice = ReturnType<PortAudio['getDevices']>[number];
export type PortAudioHosts = ReturnType<PortAudio['getHostAPIs']>;

/** For a process that must not ask PortAudio yet: nothing is plugged in. */
export const NO_PORT_AUDIO: PortAudio = {
  getDevices: () => [],
  getHostAPIs: () => ({ defaultHostAPI: -1, HostAPIs: [] }),
  AudioIO: () => {
    throw new Error('PortAudio is not asked');
  },
};

export type PortAudioLoading = { readonly portAudio: PortAudio } | { readonly portAudio: null; readonly reason: string };

export async function loadPortAudio(load: () => Promise<PortAudio> = () => import('naudiodon')): Promise<PortAudioLoading> {
  try {
    return { portAudio: await load() };
  } catch (cause) {
    return { portAudio: null, reason: cause instanceof Error ? firstLine(cause.message) : String(cause) };
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
