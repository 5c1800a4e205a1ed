/** The folder for own files if the settings name no other one, relative to a workspace folder. */
export const defaultOwnFolder = 'marginalia';

/** The names of own files, in which the writer's decisions and the answers of registries are kept. */
export const ownFileNames = {
  topics: 'topics.yaml',
  corrections: 'corrections.txt',
  references: 'references.json',
  decisions: 'reviewed.txt',
  dismissals: 'dismissed.txt',
} as const;

export type OwnKind = keyof typeof ownFileNames;

/** The folder of notes in the folder for own files. */
export const noteFolderName = 'notes';
