/** WhatsApp takes unknown source addresses, so that candidates are a courtesy: not worth more than a second. */
const GATHERING_CAP_MS = 1_000;

/** The local SDP with its candidates, after gathering or one second, whichever is first. */
export async function gatheredDescription(peer: RTCPeerConnection): Promise<string> {
  if (peer.iceGatheringState !== 'complete') await gatheringDone(peer);
  return peer.localDescription?.sdp ?? '';
}

function gatheringDone(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(cap);
      peer.removeEventListener('icegatheringstatechange', look);
      resolve();
    };
    const look = (): void => {
      if (peer.iceGatheringState === 'complete') done();
    };
    const cap = setTimeout(done, GATHERING_CAP_MS);
    peer.addEventListener('icegatheringstatechange', look);
  });
}
