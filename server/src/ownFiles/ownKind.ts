import { ownFileKinds } from './ownFileKinds';

export type OwnKind = keyof typeof ownFileKinds;

/** What was read of a file of this kind. */
export type OwnTextOf<Kind extends OwnKind> = ReturnType<(typeof ownFileKinds)[Kind]['parse']>;

/** A change of a file of this kind. */
export type OwnChangeOf<Kind extends OwnKind> = Parameters<(typeof ownFileKinds)[Kind]['edit']>[1];

export const ownKinds = Object.keys(ownFileKinds) as readonly OwnKind[];

export function isOwnKind(kind: string | undefined): kind is OwnKind {
  return kind !== undefined && Object.hasOwn(ownFileKinds, kind);
}
