import { Position, Range, Uri, workspace } from 'vscode';
import type { LspPosition, LspRange } from '../../../server/src/protocol/requests';

export function toPosition(position: LspPosition): Position {
  return new Position(position.line, position.character);
}

export function toRange(range: LspRange): Range {
  return new Range(toPosition(range.start), toPosition(range.end));
}

export function fromPosition(position: Position): LspPosition {
  return { line: position.line, character: position.character };
}

export function fromRange({ start, end }: Range): LspRange {
  return { start: fromPosition(start), end: fromPosition(end) };
}

/**
 * Encodes a URI as VS Code does, so that different spellings of the same URI can be compared, such as `file:///c%3A/a` and
 * `file:///c:/a`.
 */
export function canonicalUri(uri: string): string {
  return Uri.parse(uri).toString();
}

/**
 * A file's path relative to its workspace folder, with the name of the folder if there are several. For an untitled document only its
 * name.
 */
export function fileLabel(uri: Uri): string {
  return uri.scheme === 'untitled' ? uri.path.slice(uri.path.lastIndexOf('/') + 1) : workspace.asRelativePath(uri);
}

/** In a notification VS Code turns `[words](command:run)` into a link. A zero-width character between `]` and `(` prevents the link. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

/**
 * Escapes `$(name)`, which VS Code would show as an icon in a label. Titles with mathematics can contain such text, for example `$(n)`.
 */
export function escapeIcons(text: string): string {
  return text.replace(/\$\((?=[\w~-]+\))/g, '\\$(');
}
