// What the bench in the editor takes from the others: it is a module of Node itself, as all that drives VS Code is.

export { renderNote } from './measureNotes';
export { papersInDigest } from './measurePapers';
export { format } from './measuring';
export { loadPapers, renderDigest } from './papers';
