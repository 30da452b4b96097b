import { createServer } from 'node:http';

/** A delivery as it came in. */
export interface Delivery {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** A receiver of webhooks on this machine. `answerWith` decides each answer's status. */
export interface WebhookReceiver {
  readonly url: string;
  readonly deliveries: Delivery[];
  answerWith: (count: number) => number | 'hang';
  close(): Promise<void>;
}

export async function openWebhookReceiver(): Promise<WebhookReceiver> {
  const receiver: WebhookReceiver = { url: '', deliveries: [], answerWith: () => 200, close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      receiver.deliveries.push({ path: request.url ?? '', body: Object.fromEntries(Object.entries(body ?? {})) });
      const status = receiver.answerWith(receiver.deliveries.length);
      if (status !== 'hang') response.writeHead(status).end('received');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${String(address.port)}/hook`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
}
