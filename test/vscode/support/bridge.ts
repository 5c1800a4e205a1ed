import { get, request } from 'node:http';
import { testRun } from './testRun';

/** Asks the process that holds the screen and the keyboard; rejects with its reason. */
export function ask(action: string, body: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = request(`${testRun.url}/${action}`, { method: 'POST' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answer = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { readonly value?: unknown; readonly error?: string };
        if (answer.error === undefined) resolve(answer.value);
        else reject(new Error(answer.error));
      });
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });
}

/** Holds a connection open, so that the other side sees at once when this extension host dies. */
export function showLife(): void {
  get(`${testRun.url}/alive`, (response) => response.resume()).on('error', () => undefined);
}
