import type { Page } from 'playwright-core';

interface Watched {
  readonly peers: RTCPeerConnection[];
  readonly tracks: MediaStreamTrack[];
}
type WatchedWindow = typeof globalThis & { watchedByTest?: Watched };

/** From now on remembers every peer connection and microphone track that the station opens. */
export async function watchStation(station: Page): Promise<void> {
  await station.evaluate(() => {
    const watched: Watched = { peers: [], tracks: [] };
    (globalThis as WatchedWindow).watchedByTest = watched;
    const RealPeer = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends RealPeer {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        watched.peers.push(this);
      }
    };
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      watched.tracks.push(...stream.getTracks());
      return stream;
    };
  });
}

/** What of it is still open; `made` tells that there was something to watch. */
export async function stationLeftovers(station: Page): Promise<{ readonly peers: number; readonly tracks: number; readonly made: number }> {
  return station.evaluate(() => {
    const { peers, tracks } = (globalThis as WatchedWindow).watchedByTest ?? { peers: [], tracks: [] };
    return {
      peers: peers.filter((peer) => peer.connectionState !== 'closed').length,
      tracks: tracks.filter((track) => track.readyState === 'live').length,
      made: peers.length,
    };
  });
}
