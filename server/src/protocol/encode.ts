import {
  type Connection,
  type DidChangeTextDocumentParams,
  type MarkupContent,
  MarkupKind,
  type TextDocumentPositionParams,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import {
  type DraftFile,
  findFile,
  locateOccurrence,
  type Snapshot,
  type TextFile,
  type WorkspaceHost,
  type WritableEdits,
} from '#workspace';
import { checksumText } from '../base/checksum';
import type { TextVersion } from '../base/lineIndex';
import { toReadable } from '../base/readableText';
import { readMarkdownText } from '../base/readMarkdownText';
import type { Span } from '../base/span';
import type { TextEdit } from '../model/draft';
import type { Paper } from '../model/paper';
import type { PapersAnswer } from './paperRequests';
import type { Encoded, FileEdits, LspLocation, LspPosition, LspRange, LspTextEdit, TextBasis } from './requests';

/**
 * Converts the server's URIs, UTF-16 offsets and edits to those of the editor. Every URI in an answer must be converted here: the
 * server may know a file as `file:///a%20b.md` while the editor has it open as `file:///a b.md`, and the editor recognises only its own
 * spelling.
 */
export interface Encoder {
  /** The URI as the editor spells it; for files that are not open in the editor, the server's own spelling. */
  toEditorUri(uri: string): string;
  /** A result of plain data: each `uri` as the editor spells it, and each `span` as the `range` in the file with the `uri` beside it. */
  encode<Result>(snapshot: Snapshot, result: Result): Encoded<Result>;
  /** For a file that the snapshot doesn't have, the location is the beginning of the file. */
  toLocation(snapshot: Snapshot, uri: string, span: Span): LspLocation;
  /** The version that the editor gives the document; null if the document is not open. */
  toVersion(uri: string): number | null;
  toFileEdits(snapshot: Snapshot, files: WritableEdits): readonly Omit<FileEdits, 'basis'>[];
  /** The edits of a file, for its text in `file`. */
  toTextEdits(file: TextFile, files: WritableEdits): readonly LspTextEdit[];
  /**
   * `created` is the URI of a file that the edit creates; the edits of that file become its text. Edits of any other file that the
   * snapshot doesn't have are left out. For open documents the edit says which version it is for, if the editor can read that.
   */
  toWorkspaceEdit(snapshot: Snapshot, files: WritableEdits, created?: string): WorkspaceEdit;
  /** Where the title of a paper first occurs. The URI is empty if the paper has no occurrences. */
  toPaperLocation(snapshot: Snapshot, paper: Paper): LspLocation;
  /** A paper as a row of a list or a tree. */
  toListedPaper(snapshot: Snapshot, paper: Paper): PapersAnswer['papers'][number];
}

/** The document and the position that a request is about. The URI is spelled as by `normalizeUri`. */
export interface DocumentPosition {
  readonly snapshot: Snapshot;
  readonly uri: string;
  /** undefined for a document that is neither a draft nor a file of the library. */
  readonly file: TextFile | undefined;
  /** 0 if there is no file. */
  readonly offset: number;
}

/** A position in a draft. The URI is spelled as by `normalizeUri`. */
export interface DraftPosition {
  readonly uri: string;
  readonly draft: DraftFile;
  readonly offset: number;
}

/** The documents that are open in the editor. */
interface OpenDocuments {
  /** The URI as the editor spells it; for documents that are not open, the server's own spelling. */
  toEditorUri(uri: string): string;
  /** The version number that the editor gives a document; undefined for documents that are not open. */
  versionOf(uri: string): number | undefined;
}

/** `readsVersions` says whether the editor can read `WorkspaceEdit.documentChanges`. */
export function createEncoder({ toEditorUri, versionOf }: OpenDocuments, readsVersions: boolean): Encoder {
  const toVersion = (uri: string): number | null => versionOf(uri) ?? null;
  const toLocation = (snapshot: Snapshot, uri: string, span: Span): LspLocation => {
    const file = findFile(snapshot, uri);
    return { uri: toEditorUri(uri), range: file === undefined ? fileStart : toRange(file, span) };
  };
  const encodeData = (data: unknown, snapshot: Snapshot): unknown => {
    if (Array.isArray(data)) return data.map((item) => encodeData(item, snapshot));
    if (typeof data !== 'object' || data === null) return data;
    const { uri, span, ...others } = data as { readonly uri?: unknown; readonly span?: Span };
    const encoded = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, encodeData(value, snapshot)]));
    if (typeof uri !== 'string') return span === undefined ? encoded : { ...encoded, span };
    return { ...encoded, ...(span === undefined ? { uri: toEditorUri(uri) } : toLocation(snapshot, uri, span)) };
  };
  const toPaperLocation = (snapshot: Snapshot, { occurrences: [first] }: Paper): LspLocation =>
    first === undefined ? { uri: '', range: fileStart } : toLocation(snapshot, first.uri, locateOccurrence(snapshot, first).title);
  return {
    toEditorUri,
    toVersion,
    encode: <Result>(snapshot: Snapshot, result: Result): Encoded<Result> => encodeData(result, snapshot) as Encoded<Result>,
    toLocation,
    toFileEdits: (snapshot, files) =>
      [...files].map(([uri, edits]) => ({ uri: toEditorUri(uri), edits: encodeEdits(findFile(snapshot, uri), edits) })),
    toTextEdits: (file, files) => encodeEdits(file, listEditsOf(files, file.uri)),
    toWorkspaceEdit: (snapshot, files, created) => {
      const changed = [...files].flatMap(([uri, edits]) => {
        const file = uri === created ? undefined : findFile(snapshot, uri);
        return file === undefined ? [] : [{ uri: toEditorUri(uri), version: toVersion(uri), edits: encodeEdits(file, edits) }];
      });
      if (created === undefined && !readsVersions) return { changes: Object.fromEntries(changed.map(({ uri, edits }) => [uri, edits])) };
      const documentChanges = changed.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits }));
      if (created === undefined) return { documentChanges };
      const uri = toEditorUri(created);
      const newText = listEditsOf(files, created)
        .map((edit) => edit.newText)
        .join('');
      return {
        documentChanges: [
          { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
          { textDocument: { uri, version: null }, edits: [{ range: fileStart, newText }] },
          ...documentChanges,
        ],
      };
    },
    toPaperLocation,
    toListedPaper: (snapshot, paper) => ({
      key: paper.key,
      title: toReadable(paper.title),
      names: paper.names,
      ...toDateFields(paper),
      ...toPaperLocation(snapshot, paper),
    }),
  };
}

export function toRange(file: TextFile, span: Span): LspRange {
  const lines = file.lines();
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

/** If `file` is undefined because the file does not exist yet, all edits are at its beginning. */
function encodeEdits(file: TextFile | undefined, edits: readonly TextEdit[]): LspTextEdit[] {
  return edits.map(({ span, newText }) => ({ range: file === undefined ? fileStart : toRange(file, span), newText }));
}

function listEditsOf(files: WritableEdits, uri: string): readonly TextEdit[] {
  return [...files].find(([each]) => each === uri)?.[1] ?? [];
}

/** The date and the year of a paper, each left out if it is unknown. */
export function toDateFields({ date, year }: Paper): { date?: string; year?: number } {
  return { ...(date === undefined ? {} : { date }), ...(year === undefined ? {} : { year }) };
}

const fileStart: LspRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Says that edits are for this text. To be called before the document can change, so that its version is that of the text. */
export function toBasis({ uri, text }: TextVersion, { toVersion }: Encoder): TextBasis {
  const version = toVersion(uri);
  return { ...(version === null ? {} : { version }), checksum: checksumText(text) };
}

/**
 * Gives each URI a single spelling, since editors differ in the characters that they percent-encode. `Encoder.toEditorUri` does the
 * reverse.
 */
export function normalizeUri(uri: string): string {
  return URI.parse(uri).toString();
}

export function findDocumentPosition(snapshot: Snapshot, { textDocument, position }: TextDocumentPositionParams): DocumentPosition {
  const uri = normalizeUri(textDocument.uri);
  const file = findFile(snapshot, uri);
  return { snapshot, uri, file, offset: file?.lines().offsetAt(position) ?? 0 };
}

/** The draft and the position in it; undefined if the document is not a draft. */
export function findDraftPosition(
  snapshot: Snapshot,
  { uri: editorUri, position }: { readonly uri: string; readonly position: LspPosition },
): DraftPosition | undefined {
  const uri = normalizeUri(editorUri);
  const draft = snapshot.drafts.get(uri);
  return draft === undefined ? undefined : { uri, draft, offset: draft.lines().offsetAt(position) };
}

export function toSpan(file: TextFile, { start, end }: LspRange): Span {
  const lines = file.lines();
  return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
}

/** Tells the host of every document that is opened, edited or closed. Calls `onSaved` with the URI of each document that is saved. */
export function syncDocuments(connection: Connection, host: WorkspaceHost, onSaved: (uri: string) => void): OpenDocuments {
  const documents = new TextDocuments(TextDocument);
  const spellings = new Map<string, string>();
  documents.onDidChangeContent(({ document }) => {
    const uri = normalizeUri(document.uri);
    spellings.set(uri, document.uri);
    host.apply({ kind: 'document', uri, languageId: document.languageId, text: document.getText() });
  });
  documents.onDidClose(({ document }) => {
    const uri = normalizeUri(document.uri);
    spellings.delete(uri);
    host.apply({ kind: 'document-closed', uri });
  });
  documents.onDidSave(({ document }) => onSaved(normalizeUri(document.uri)));
  const withVersion = ({ textDocument, contentChanges }: DidChangeTextDocumentParams): DidChangeTextDocumentParams => {
    // Versions are `null` in editors that count none (LSP 3.17, "OptionalVersionedTextDocumentIdentifier").
    const version = (textDocument.version as number | null | undefined) ?? (documents.get(textDocument.uri)?.version ?? 0) + 1;
    return { textDocument: { ...textDocument, version }, contentChanges };
  };
  documents.listen({
    ...connection,
    onDidChangeTextDocument: (listener) => connection.onDidChangeTextDocument((params) => listener(withVersion(params))),
  });
  const toEditorUri = (uri: string): string => spellings.get(uri) ?? uri;
  return { toEditorUri, versionOf: (uri) => documents.get(toEditorUri(uri))?.version };
}

/** Returns Markdown unchanged, or converts it to plain text. */
export function toMarkup(markdown: string, kind: MarkupKind): MarkupContent {
  return { kind, value: kind === MarkupKind.Markdown ? markdown : readMarkdownText(markdown) };
}
