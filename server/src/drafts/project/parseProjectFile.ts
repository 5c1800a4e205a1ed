export interface ProjectSettings { readonly bibliographies: readonly string[]; readonly citationStyle?: string; readonly isComplete: boolean }
export function isProjectFile(path: string): boolean { return /(?:^|\/)_quarto\.yml$/.test(path); }
export function parseProjectFile(text: string, path: string): ProjectSettings { void [text, path]; return { bibliographies: [], isComplete: true }; }
