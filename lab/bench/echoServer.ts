// The floor of every request: a JSON-RPC server that answers with what it was given, and does nothing else.
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';

const connection = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
let payload: unknown;
connection.onNotification('payload', (value: unknown) => {
  payload = value;
});
connection.onRequest('echo', () => payload);
connection.listen();
