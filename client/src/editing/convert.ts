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

/** One spelling of a URI, whoever encoded it: `file:///c%3A/a` and `file:///c:/a` are one. */
export function canonicalUri(uri: string): string {
  return Uri.parse(uri).toString();
}

/** A file's name as a writer knows it: relative to its folder, with the folder's name where there are several. A new file has its name alone. */
export function fileLabel(uri: Uri): string {
  return uri.scheme === 'untitled' ? uri.path.slice(uri.path.lastIndexOf('/') + 1) : workspace.asRelativePath(uri);
}

/** VS Code reads `[words](command:run)` in a notification as a link; a character without width between the two keeps it text. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

/** Labels of VS Code turn `$(name)` into an icon; this keeps it as text (`$(n)` stands in titles with mathematics). */
export function escapeIcons(text: string): string {
  return text.replace(/\$\((?=[\w~-]+\))/g, '\\$(');
}
