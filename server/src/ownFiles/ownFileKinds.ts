// Written by `npm run generate`.
import { correctionsFile } from './corrections';
import { decisionsFile } from './decisions';
import { dismissalsFile } from './dismissals';
import { referencesFile } from './references';
import { topicsFile } from './topics';

/** The kinds of own files that the files in this folder declare. */
export const ownFileKinds = {
  corrections: correctionsFile,
  decisions: decisionsFile,
  dismissals: dismissalsFile,
  references: referencesFile,
  topics: topicsFile,
} as const;

export type OwnKind = keyof typeof ownFileKinds;

/** What was read of a file of this kind. */
export type OwnTextOf<Kind extends OwnKind> = ReturnType<(typeof ownFileKinds)[Kind]['parse']>;

/** A change of a file of this kind. */
export type OwnChangeOf<Kind extends OwnKind> = Parameters<(typeof ownFileKinds)[Kind]['edit']>[1];

export const ownKinds = Object.keys(ownFileKinds) as readonly OwnKind[];

export function isOwnKind(kind: string | undefined): kind is OwnKind {
  return kind !== undefined && Object.hasOwn(ownFileKinds, kind);
}
