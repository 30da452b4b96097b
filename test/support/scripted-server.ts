import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface ScriptedServer {
  /** Without trailing slash. */
  readonly origin: string;
  readonly seen: readonly SeenRequest[];
  /** How the following requests are answered. */
  answer(script: Script): void;
  close(): Promise<void>;
}
export type Script = (response: ServerResponse, request: SeenRequest) => void;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Script {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

/** A server on this machine that does exactly what the test says, however wrong. */
export async function openScriptedServer(): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  let script: Script = json(500, { error: 'no script' });
  const server = createServer((request, response) => {
    bodyOf(request).then(
      (body) => {
        const known = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
        seen.push(known);
        script(response, known);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    seen,
    answer(next) {
      script = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
