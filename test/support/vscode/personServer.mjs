import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

/**
 * The connection between the tests, which run inside the extension host, and this process, which controls the screen and the keyboard.
 * It is a loopback server with a secret in its address:
 *
 * - `POST <url>/<action>` with a JSON list of arguments answers `{value}` or `{error}`;
 * - `POST <url>/report` with one report of the test run (see testReport.mjs);
 * - `GET <url>/alive` stays open as long as the extension host lives.
 *
 * @param {{act: (action: string, args: unknown[]) => Promise<unknown>, report: (event: object) => void, lost: () => void}} handlers
 */
export async function startPersonServer({ act, report, lost }) {
  const secret = randomUUID();
  const server = createServer((request, response) => {
    const [, given, action] = (request.url ?? '').split('/');
    if (given !== secret) return response.writeHead(404).end();
    if (action === 'alive') {
      response.on('close', lost);
      response.writeHead(200).flushHeaders();
      return undefined;
    }
    return readJson(request)
      .then(async (body) => (action === 'report' ? (report(body), null) : act(action, body)))
      .then(
        (value) => ({ value }),
        (error) => ({ error: error.message }),
      )
      .then((answer) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)));
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/${secret}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readJson(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
