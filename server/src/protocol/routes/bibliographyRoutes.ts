import { findFile, type Snapshot } from '#workspace';
import { exportAnnotations } from '../../features/annotating/exchangeAnnotations';
import {
  addCitedEntries,
  addToBibliography,
  type BibliographyAddition,
  listMissingEntries,
} from '../../features/bibliography/addToBibliography';
import { exportPapers } from '../../features/bibliography/exportBibliography';
import { checkReferences, listIncompleteReferences, listPreprints } from '../../features/bibliography/incompleteReferences';
import { matchBibliography } from '../../features/bibliography/matchBibliography';
import { pasteReference } from '../../features/bibliography/pasteReference';
import { planListedEntries } from '../../features/bibliography/publishedVersion';
import { exportMatrix } from '../../features/topics/literatureMatrix';
import type {
  AddToBibliographyAnswer,
  BibliographyEdit,
  CitePublishedAnswer,
  MatchBibliographyAnswer,
  PasteReferenceAnswer,
} from '../bibliographyRequests';
import { findDocumentPosition, normalizeUri } from '../encode';
import { checkFileEdits, type RequestContext, refuse } from '../handle';
import type { EntryPlace } from '../lookUpRequests';
import { type FileEdits, methods, type TextBasis } from '../requests';
import { toEditsByUri } from './lookUpRoutes';

/** Requests about bibliographies; `bibliographyRequests.ts` and `lookUpRequests.ts` describe them. */
export function registerBibliographyRoutes(context: RequestContext): void {
  const { route, host, encoder } = context;
  route(methods.bibliographyEdit, null, (params) => {
    switch (params.kind) {
      case 'add':
        return add(context, params);
      case 'paste':
        return paste(context, params);
      case 'match':
        return match(context, params);
      case 'cite-published':
        return citePublished(context, params);
    }
  });

  route(methods.missingEntries, null, async ({ uri }) => {
    const missing = listMissingEntries(await host.snapshotWithDrafts(), normalizeUri(uri));
    if (missing === undefined) return null;
    const { keys, bibliography } = missing;
    return { keys, ...(bibliography === undefined ? {} : { bibliography: encoder.toEditorUri(bibliography) }) };
  });

  route(methods.incompleteReferences, { references: [] }, async ({ uri, keys, preprints = false, limit }) => {
    const snapshot = await host.snapshotWithDrafts();
    const list = preprints ? listPreprints : listIncompleteReferences;
    const found = keys === undefined ? list(snapshot, uri === undefined ? undefined : normalizeUri(uri)) : checkReferences(snapshot, keys);
    return {
      references: found.slice(0, limit).map(({ entry, citedIn, ...reference }) => ({
        ...reference,
        ...(entry === undefined ? {} : { entry: toPlace(context, snapshot, entry) }),
        citedIn: citedIn.map(encoder.toEditorUri),
      })),
    };
  });

  route(methods.export, { text: '', count: 0 }, async (params) => {
    const snapshot = await host.snapshotWithDrafts();
    switch (params.kind) {
      case 'annotations':
        return exportAnnotations(snapshot);
      case 'matrix':
        return exportMatrix(snapshot, params.keys);
      case 'bibliography': {
        const { keys, uri, format } = params;
        if (keys !== undefined) return exportPapers(snapshot, { kind: 'papers', keys }, format);
        return exportPapers(snapshot, uri === undefined ? { kind: 'all' } : { kind: 'cited', uri: normalizeUri(uri) }, format);
      }
    }
  });
}

async function add(context: RequestContext, params: BibliographyEdit<'add'>): Promise<AddToBibliographyAnswer | null> {
  const { host, encoder } = context;
  const { keys, isUnasked = false } = params;
  const [uri, target] = [normalizeUri(params.uri), params.target === undefined ? undefined : normalizeUri(params.target)];
  const plan = (at: Snapshot): BibliographyAddition | undefined =>
    isUnasked ? addCitedEntries(at, uri, keys ?? []) : addToBibliography(at, uri, keys, target);
  let snapshot = await host.snapshotWithDrafts();
  let addition = plan(snapshot);
  if (addition?.kind === 'no-bibliography' && (await readNamedFiles(context, snapshot, uri))) {
    snapshot = await host.snapshotWithDrafts();
    addition = plan(snapshot);
  }
  if (addition === undefined) return null;
  if (addition.kind === 'no-bibliography') {
    const { named, ...others } = encoder.encode(snapshot, addition);
    return { ...others, ...(named === undefined ? {} : { named: encoder.toEditorUri(named) }) };
  }
  if (addition.kind !== 'edits') return addition;
  const { files, refusals } = await checkFileEdits(context, snapshot, addition.files, { cursor: uri, chosen: target });
  if (refusals.length > 0) return { kind: 'refused', reason: refusals.join(' ') };
  return { ...addition, bibliography: encoder.toEditorUri(addition.bibliography), files };
}

/** Reads the bibliographies that a draft names and that are not known: editors tell late of new files. Whether there was any to read. */
async function readNamedFiles({ services }: RequestContext, snapshot: Snapshot, uri: string): Promise<boolean> {
  const named = snapshot
    .draftGraph()
    .projectOf(uri)
    .bibliographies.flatMap(({ candidates }) => candidates);
  const unknown = [...new Set(named)].filter((candidate) => !snapshot.bibliographies.has(candidate));
  await Promise.all(unknown.map((candidate) => services.readAgain(candidate)));
  return unknown.length > 0;
}

async function paste(context: RequestContext, params: BibliographyEdit<'paste'>): Promise<PasteReferenceAnswer | null> {
  const position = { textDocument: params, position: params.position };
  const { snapshot, uri, offset } = findDocumentPosition(await context.host.snapshotWithDrafts(), position);
  const planned = pasteReference(snapshot, uri, offset, params.text);
  if (planned === undefined || planned.kind === 'refused') return planned ?? null;
  const { files, refusals } = await checkFileEdits(context, snapshot, new Map([[uri, planned.edits]]));
  const edited = findOnly(files);
  return edited === undefined ? { kind: 'refused', reason: refusals.join(' ') } : { ...planned, ...edited };
}

async function match(
  context: RequestContext,
  { uri: rawUri, position, name, text }: BibliographyEdit<'match'>,
): Promise<MatchBibliographyAnswer | null> {
  const uri = normalizeUri(rawUri);
  const snapshot = await context.host.snapshotWithDrafts();
  const file = findFile(snapshot, uri);
  if (file === undefined) return null;
  const offset = position === undefined ? undefined : file.lines().offsetAt(position);
  const { refusal, ...planned } = matchBibliography(snapshot, uri, { name, text }, offset);
  if (refusal !== undefined) throw refuse(refusal);
  const { files, refusals } = await checkFileEdits(context, snapshot, new Map([[uri, planned.edits]]));
  const edited = findOnly(files);
  if (edited === undefined) throw refuse(refusals.join(' '));
  return { ...planned, ...edited };
}

async function citePublished(context: RequestContext, { entries }: BibliographyEdit<'cite-published'>): Promise<CitePublishedAnswer> {
  const snapshot = await context.host.snapshotWithDrafts();
  const listed = entries.map(({ uri: editorUri, position, key }) => {
    const uri = normalizeUri(editorUri);
    return { uri, key, offset: findFile(snapshot, uri)?.lines().offsetAt(position) ?? 0 };
  });
  const planned = planListedEntries(snapshot, listed);
  const { files, refusals } = await checkFileEdits(context, snapshot, planned.files);
  const written = new Set(files.map(({ uri }) => uri));
  const changed = planned.changed.map((place) => toPlace(context, snapshot, place)).filter(({ uri }) => written.has(uri));
  const reasons = [...planned.refusals, ...refusals];
  return {
    ...toEditsByUri(files),
    ...(files.length === 0 ? {} : { changed }),
    ...(reasons.length === 0 ? {} : { refusal: reasons.join(' ') }),
  };
}

/** The edits of the only file, and its text; undefined if it may not be written. */
function findOnly([file]: readonly FileEdits[]): (Pick<FileEdits, 'edits'> & { readonly basis: TextBasis }) | undefined {
  return file?.basis === undefined ? undefined : { edits: file.edits, basis: file.basis };
}

/** The place of an entry as the editor names it; the start of the file if the file is gone. */
function toPlace(
  { encoder }: RequestContext,
  snapshot: Snapshot,
  { uri, offset, key }: { readonly uri: string; readonly offset: number; readonly key: string },
): EntryPlace {
  const position = findFile(snapshot, uri)?.lines().positionAt(offset) ?? { line: 0, character: 0 };
  return { uri: encoder.toEditorUri(uri), position, key };
}
