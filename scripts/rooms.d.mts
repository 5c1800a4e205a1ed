export const floors: readonly (readonly string[])[];
export const rooms: readonly string[];
export function findFolder(path: string): string | undefined;
export function findImportProblem(importer: string, specifier: string): string | undefined;
