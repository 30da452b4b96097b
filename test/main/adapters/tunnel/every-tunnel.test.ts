import { tunnelProviderSuite } from '../../../support/contract-suites/tunnel-provider-suite.ts';

tunnelProviderSuite('cloudflared-quick');
tunnelProviderSuite('cloudflared-named');
tunnelProviderSuite('ngrok');
tunnelProviderSuite('own-url');
