import { ownFileKinds, ownKinds } from '#ownFiles';
import type { Rule } from './rule';

/** A rule for each kind of own files, which reports what can't be read in them. */
export const malformedOwnFiles: readonly Rule[] = ownKinds.map((kind) => ({
  ...ownFileKinds[kind].rule,
  severity: 'warning',
  detect: (snapshot, uri) =>
    (snapshot.ownFiles[kind].get(uri)?.written().issues ?? []).map(({ span, reason }) => ({ span, message: reason })),
}));
