import { softphoneBridge } from './softphone-bridge.ts';
import { startStation } from './start-station.ts';

// The page's entry. A reload ends it with everything it opened, so that nobody needs the function that stops it.
startStation(softphoneBridge());
