import type { Connection } from 'vscode-languageserver/node';
import type { FindFormatter } from '../services/draftFormatter';
import type { ReviewedDraft } from '../services/publishing/reviewedDraft';
import type { NoteService } from '../services/noteService';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import type { ClientAbilities } from './capabilities';
import type { LookUpServices } from './createLookUp';
import type { Encoder } from './encode';
import type { Route } from './handle';

/** Everything that a group of routes needs to answer requests: `registerXRoutes(context)`. */
export interface RequestContext {
  readonly connection: Connection;
  /** Registers a custom request of this server. */
  readonly route: Route;
  readonly host: WorkspaceHost;
  readonly abilities: ClientAbilities;
  readonly encoder: Encoder;
  readonly services: RequestServices;
}

/** What requests need in addition to the snapshot. */
export interface RequestServices {
  readonly notes: Pick<NoteService, 'write' | 'undo'>;
  readonly lookUp: LookUpServices;
  readonly findFormatter: FindFormatter;
  readonly reviewed: ReviewedDraft;
  /** The reason, in words for the writer, why the server may not write a file of its own, such as the topics file; undefined if it may. */
  findWriteObstacle(uri: string): Promise<string | undefined>;
  /**
   * The reason, in words for the writer, why a file that the writer chose, such as a bibliography, may not be edited; undefined if it
   * may.
   */
  findEditObstacle(uri: string): Promise<string | undefined>;
  /** Reads a file once more, since editors tell late of changes on disk. Resolves when the snapshot has what is on disk now. */
  readAgain(uri: string): Promise<void>;
  /** How much memory the process uses, in bytes. */
  readMemory(): number;
  /** How large the heap of JavaScript objects may become, in bytes. */
  readonly heapLimit: number;
}
