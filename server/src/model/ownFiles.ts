/** The folder for own files if the settings name no other one, relative to a workspace folder. */
export const defaultOwnFolder = 'marginalia';

/** The own file in which the extension dismisses hints by a command of its own. `ownFileKinds` has the names of the others. */
export const dismissalsFileName = 'dismissed.txt';

/** The folder of notes in the folder for own files. */
export const noteFolderName = 'notes';
