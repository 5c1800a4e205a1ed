import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
import { type ClientOptions, createWorkspace, type LspClient, startClient, type Workspace } from './lspClient';

export interface OpenServer {
  readonly client: LspClient;
  readonly workspace: Workspace;
}

/**
 * Starts servers for the tests of one file. After each test, the servers that it started are stopped, their workspaces are deleted, and
 * their logs must be empty.
 */
export class OpenServers {
  readonly #opened: OpenServer[] = [];

  constructor() {
    afterEach(async () => {
      const opened = this.#opened.splice(0);
      const logs = opened.map(({ client }) => [...client.log]);
      for (const { client, workspace } of opened) {
        await client.stop();
        workspace.dispose();
      }
      assert.deepEqual(logs.flat(), []);
    });
  }

  /** Starts a server on a new workspace with these files, and waits for its first index. */
  async startOn(files: Readonly<Record<string, string>>, options?: ClientOptions): Promise<OpenServer> {
    return this.start(await createWorkspace(files), options);
  }

  /** Starts a server on a workspace, and waits for its first index. */
  async start(workspace: Workspace, options?: ClientOptions): Promise<OpenServer> {
    const client = await startClient(workspace, options);
    const server = { client, workspace };
    this.#opened.push(server);
    await client.ready;
    return server;
  }

  /** Leaves the servers to the test, which stops them itself. */
  release(): void {
    this.#opened.length = 0;
  }
}
