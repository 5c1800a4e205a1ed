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

/** The same spelling of a URI whoever encoded it: `file:///c%3A/a` and `file:///c:/a` are the same file. */
export function canonicalUri(uri: string): string {
  return Uri.parse(uri).toString();
}

/** A file's path relative to its workspace folder, with the folder's name if there are several. For an unsaved file its name alone. */
export function fileLabel(uri: Uri): string {
  return uri.scheme === 'untitled' ? uri.path.slice(uri.path.lastIndexOf('/') + 1) : workspace.asRelativePath(uri);
}

/** VS Code makes a link of `[words](command:run)` in a notification; a zero-width character between `]` and `(` prevents it. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

/** VS Code shows `$(name)` in a label as an icon; this keeps it as text. Titles with mathematics contain `$(n)`. */
export function escapeIcons(text: string): string {
  return text.replace(/\$\((?=[\w~-]+\))/g, '\\$(');
}
