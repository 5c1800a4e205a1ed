import { derived } from '../base/derivedValues';
import type { TextFile } from './files/textFile';
import { findFile, type Snapshot } from './snapshot';

/**
 * Creates a function that computes a value of a file once. It is computed again if the file changes, or something else on which the
 * findings of rules depend, or one of the parts that `inputsOf` returns. While other drafts are edited without citing anything else,
 * the value is kept. undefined if there is no such file.
 */
export function perFile<T>(
  compute: (snapshot: Snapshot, uri: string) => T,
  inputsOf: (snapshot: Snapshot) => readonly unknown[] = () => [],
): (snapshot: Snapshot, uri: string) => T | undefined {
  const getKnown = derived(
    (snapshot: Snapshot) => [...listCauses(snapshot), ...inputsOf(snapshot)],
    () => new WeakMap<TextFile, { readonly value: T }>(),
  );
  return (snapshot, uri) => {
    const file = findFile(snapshot, uri);
    if (file === undefined) return undefined;
    const known = getKnown(snapshot);
    const found = known.get(file) ?? { value: compute(snapshot, uri) };
    known.set(file, found);
    return found.value;
  };
}

/**
 * What a value of a file depends on besides its text. The index of citations is compared by value, but until all drafts are scanned, it
 * must not be computed.
 */
function listCauses(snapshot: Snapshot): readonly unknown[] {
  const { revision, ready, draftsReady, draftGraph, absentBibliographies, settings, notes, citations } = snapshot;
  return [revision, ready, draftGraph, absentBibliographies, settings, notes, draftsReady ? citations() : citations];
}
