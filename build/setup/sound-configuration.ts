/**
 * PulseAudio's start-up script: a headset out of two null sinks, reachable only through `socket`.
 * Chromium hides monitor sources from `enumerateDevices`, so what is played into `mic` is offered again as
 * the proper source `headset_mic`.
 */
export function pulseConfiguration(socket: string): string {
  return `.fail
load-module module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 socket=${socket}
load-module module-null-sink sink_name=spk rate=48000 channels=2 sink_properties=device.description=Headset
load-module module-null-sink sink_name=mic rate=48000 channels=2 sink_properties=device.description=Voice
load-module module-remap-source master=mic.monitor source_name=headset_mic source_properties=device.description=Headset
set-default-sink spk
set-default-source headset_mic
`;
}

/**
 * An asound.conf that replaces the machine's: PortAudio then lists exactly these devices, in 30 ms and without
 * ALSA's noise. `spk_loop` hears what is played, for measuring a round trip.
 */
export function alsaConfiguration(socket: string): string {
  const headset = asymmetric(socket, 'headset_mic');
  return `pcm.headset ${headset}
pcm.spk_loop ${asymmetric(socket, 'spk.monitor')}
pcm.!default ${headset}
ctl.!default { type pulse server "unix:${socket}" }
`;
}

function asymmetric(socket: string, source: string): string {
  const end = (device: string): string => `{ type pulse server "unix:${socket}" device "${device}" }`;
  return `{ type asym playback.pcm ${end('spk')} capture.pcm ${end(source)} }`;
}
