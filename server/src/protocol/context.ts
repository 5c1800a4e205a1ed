import type { Connection } from 'vscode-languageserver/node';
import type { FindFormatter } from '../services/draftFormatter';
import type { ReviewedDraft } from '../services/publishing/reviewedDraft';
import type { NoteService } from '../services/noteService';
import type { EditsByFile, EditsCheck, EditSources, PathCheck, PathSource } from '../workspace/files/writeCheck';
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
  /** Whether a file may be written, with the present snapshot. */
  checkPath(uri: string, source: PathSource): Promise<PathCheck>;
  /** Which of the edits may be sent: the encoder takes no others. */
  checkEdits(files: EditsByFile, sources: EditSources): Promise<EditsCheck>;
  /** Reads a file once more, since editors tell late of changes on disk. Resolves when the snapshot has what is on disk now. */
  readAgain(uri: string): Promise<void>;
  /** How much memory the process uses, in bytes. */
  readMemory(): number;
  /** How large the heap of JavaScript objects may become, in bytes. */
  readonly heapLimit: number;
}
