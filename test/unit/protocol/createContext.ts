import assert from 'node:assert/strict';
import type { Connection } from 'vscode-languageserver/node';
import { readClientAbilities } from '../../../server/src/protocol/capabilities';
import { createEncoder } from '../../../server/src/protocol/encode';
import { createRoute, type RequestContext, type RequestServices } from '../../../server/src/protocol/handle';
import { ReviewedDraft } from '../../../server/src/services/publishing/diagnostics';
import type { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';

/** What a route is given when it is tested alone: a client that can do nothing special, and services that fail unless they are given. */
export function createContext(connection: Connection, host: WorkspaceHost, services: Partial<RequestServices> = {}): RequestContext {
  const fail = (): never => assert.fail('This service is not part of the test.');
  return {
    connection,
    route: createRoute(connection),
    host,
    abilities: readClientAbilities({}),
    encoder: createEncoder({ toEditorUri: (uri) => uri, versionOf: () => undefined }, false),
    services: {
      notes: { write: fail, undo: fail },
      lookUp: {
        caller: { call: fail },
        answers: { findByTitle: fail, findByIdentifier: fail, save: fail },
        lookUps: { follow: fail },
        checks: { check: fail, isConfirmed: fail },
        completion: { complete: fail, take: fail, recall: fail },
      },
      findFormatter: fail,
      reviewed: new ReviewedDraft(),
      checkPath: fail,
      checkEdits: fail,
      readAgain: fail,
      readMemory: fail,
      heapLimit: Infinity,
      ...services,
    },
  };
}
