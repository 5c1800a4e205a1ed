import { type TextDocument, Uri } from 'vscode';
import { type LookUpResult, methods } from '../../../server/src/client';
import type { DraftTracker } from '../editing/draftTracker';
import { fileLabel } from '../editing/labels';
import type { Library } from '../server/library';

/** A draft, and the papers that it cites and that have no entry in its bibliography. */
interface WithoutEntry {
  readonly document: TextDocument;
  /** The keys of the papers, as the draft writes them. */
  readonly keys: readonly string[];
  /** The name of the bibliography; undefined if the draft names none. */
  readonly bibliography: string | undefined;
}

/** Those of the papers of which a record was taken that the recent draft cites without an entry. undefined if there are none. */
export async function findCompletedWithoutEntry(
  { library, drafts }: { readonly library: Library; readonly drafts: DraftTracker },
  results: readonly LookUpResult[],
): Promise<WithoutEntry | undefined> {
  const known = new Set(results.filter(isKnown).map(({ key }) => key));
  const document = drafts.findRecent()?.document;
  if (document === undefined || known.size === 0) return undefined;
  const missing = await library.ask(methods.missingEntries, { uri: document.uri.toString() });
  const keys = missing?.keys.filter((key) => known.has(key)) ?? [];
  if (keys.length === 0) return undefined;
  const { bibliography } = missing ?? {};
  return { document, keys, bibliography: bibliography === undefined ? undefined : fileLabel(Uri.parse(bibliography)) };
}

/** Whether a record of the paper was taken, now or earlier, or the paper lacks nothing. */
export function isKnown({ state }: LookUpResult): boolean {
  return state === 'completed' || state === 'complete-already' || state === 'not-published';
}
