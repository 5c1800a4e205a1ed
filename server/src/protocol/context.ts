import type { Connection } from 'vscode-languageserver/node';
import type { FindFormatter } from '../services/draftFormatter';
import type { NoteService } from '../services/noteService';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import type { ClientAbilities } from './capabilities';
import type { Encoder } from './encode';
import type { Route } from './handle';

/** All that a route is given to answer requests with: `registerXRoutes(context)`. */
export interface RequestContext {
  readonly connection: Connection;
  /** Registers a request of the server's own. */
  readonly route: Route;
  readonly host: WorkspaceHost;
  readonly abilities: ClientAbilities;
  readonly encoder: Encoder;
  readonly services: RequestServices;
}

/** What requests do or ask beyond the snapshot. */
export interface RequestServices {
  readonly notes: Pick<NoteService, 'write' | 'undo'>;
  readonly findFormatter: FindFormatter;
  /** Why a file of the server's own making, such as the topics file, may not be written, in words for the writer; undefined if it may. */
  findWriteObstacle(uri: string): Promise<string | undefined>;
  /** The same for a file of the writer's own choice, such as a bibliography. */
  findEditObstacle(uri: string): Promise<string | undefined>;
  /** How much memory the process takes, in bytes. */
  readMemory(): number;
}
