import type { CancellationToken } from 'vscode';
import {
  type CitePublishedAnswer,
  type CompleteReferencesAnswer,
  type CompleteReferencesParams,
  type EntryPlace,
  type IncompleteReferencesAnswer,
  type IncompleteReferencesParams,
  type LookUpParams,
  type LookUpResult,
  methods,
  type ReferenceEditsAnswer,
} from '../../../server/src/client';
import { ask, unlessCancelled } from './ask';
import type { Server } from './server';

/** The server's requests about papers that are looked up in registries. They resolve to `undefined` if they were cancelled. */
export class LookUps {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  /** `keyed` are the registries for which the writer has a key. `receive` gets the results as they come. */
  completeReferences(
    params: Omit<LookUpParams, 'partialResultToken'>,
    receive: (results: readonly LookUpResult[]) => void,
    token: CancellationToken,
  ): Promise<CompleteReferencesAnswer | undefined> {
    return unlessCancelled(this.#server.requestInParts(methods.completeReferences, { kind: 'look-up', ...params }, receive, token), token);
  }

  takeCandidate(key: string, id: string): Promise<CompleteReferencesAnswer | undefined> {
    return this.#complete({ kind: 'take', key, id });
  }

  /** The edits that write what was found about these papers, for the files as they are now. No registry is asked. */
  referenceEdits(keys: readonly string[]): Promise<ReferenceEditsAnswer | undefined> {
    return this.#complete({ kind: 'plan-again', keys });
  }

  /** Those of one draft if `uri` is given, otherwise those of all drafts and bibliographies. */
  async incompleteReferences(uri?: string): Promise<IncompleteReferencesAnswer['references'] | undefined> {
    return (await this.#askIncomplete(uri === undefined ? {} : { uri }))?.references;
  }

  /** Whether anything is incomplete in drafts and bibliographies; undefined if the request was cancelled. */
  async hasIncomplete(): Promise<boolean | undefined> {
    const answer = await this.#askIncomplete({ limit: 1 });
    return answer && answer.references.length > 0;
  }

  /** Those known as preprints alone, or whose entries cite one although a published version is known: of a draft or bibliography, or all. */
  async preprints(uri?: string): Promise<IncompleteReferencesAnswer['references']> {
    return (await this.#askIncomplete(uri === undefined ? { preprints: true } : { uri, preprints: true }))?.references ?? [];
  }

  citePublished(entries: readonly EntryPlace[]): Promise<CitePublishedAnswer | undefined> {
    return ask(this.#server, methods.bibliographyEdit, { kind: 'cite-published', entries });
  }

  /** What the references of these papers lack, also if it is nothing. */
  async checkReferences(keys: readonly string[]): Promise<IncompleteReferencesAnswer['references'] | undefined> {
    return (await this.#askIncomplete({ keys }))?.references;
  }

  #complete(params: CompleteReferencesParams): Promise<CompleteReferencesAnswer | undefined> {
    return ask(this.#server, methods.completeReferences, params);
  }

  #askIncomplete(params: IncompleteReferencesParams): Promise<IncompleteReferencesAnswer | undefined> {
    return ask(this.#server, methods.incompleteReferences, params);
  }
}
