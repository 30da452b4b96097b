import { consoleLog } from './gateway-alone/console-log.ts';
import { composeGateway } from './gateway-alone/compose-gateway.ts';
import { readGatewayOrder, takeGatewayEnvironment, USAGE } from './gateway-alone/gateway-order.ts';

/** Entry of the gateway alone (`npm run gateway`): the event path of the app, on a machine without a desktop. No decisions here. */
const order = readGatewayOrder(process.argv.slice(2), takeGatewayEnvironment(process.env));
// The log of events holds customers' numbers: for this user's eyes alone.
process.umask(0o077);

if (!order.ok) {
  process.stderr.write(`${order.error.detail ?? order.error.code}\n\n${USAGE}`);
  process.exitCode = 2;
} else if (order.value === 'help') {
  process.stdout.write(USAGE);
} else {
  const log = consoleLog({ out: (line) => process.stdout.write(line), err: (line) => process.stderr.write(line) });
  try {
    const { stop } = await composeGateway(order.value, log);
    const leave = (): void => {
      stop().then(
        () => process.exit(0),
        (cause: unknown) => {
          log.error('stopping failed', { why: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
          process.exit(1);
        },
      );
      // Asked twice: at once.
      process.once('SIGINT', () => process.exit(1));
      process.once('SIGTERM', () => process.exit(1));
    };
    const leaveOnce = (): void => {
      process.off('SIGINT', leaveOnce);
      process.off('SIGTERM', leaveOnce);
      leave();
    };
    process.on('SIGINT', leaveOnce);
    process.on('SIGTERM', leaveOnce);
  } catch (cause) {
    log.error('the gateway could not start', { why: cause instanceof Error ? cause.message : String(cause) });
    process.exit(1);
  }
}
