// What the bench in the editor takes from the others: it is a module of Node itself, as all that drives VS Code is.
export { format } from './measuring';
export { renderNote } from './measureNotes';
export { papersInDigest } from './measurePapers';
export { loadPapers, renderDigest } from './papers';
