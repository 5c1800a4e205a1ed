import { addCitedEntries, addToBibliography, listMissingEntries } from '../../features/bibliography/addToBibliography';
import { exportPapers } from '../../features/bibliography/exportBibliography';
import { matchBibliography } from '../../features/bibliography/matchBibliography';
import { pasteReference } from '../../features/bibliography/pasteReference';
import { checkReferences, listIncompleteReferences, listPreprints } from '../../features/bibliography/incompleteReferences';
import { planListedEntries } from '../../features/bibliography/publishedVersion';
import { type Snapshot, findFile } from '#workspace';
import { type RequestContext, refuse } from '../handle';
import { findDocumentPosition, normalizeUri } from '../documents';
import type {
  AddToBibliographyAnswer,
  AddToBibliographyParams,
  ExportBibliographyAnswer,
  ExportBibliographyParams,
  MatchBibliographyAnswer,
  MatchBibliographyParams,
  MissingEntriesAnswer,
  PasteReferenceAnswer,
  PasteReferenceParams,
} from '../bibliographyRequests';
import { methods } from '../requests';
import type {
  CitePublishedAnswer,
  CitePublishedParams,
  IncompleteReference,
  IncompleteReferencesAnswer,
  IncompleteReferencesParams,
} from '../lookUpRequests';
import { toBasis } from '../encode';

/** Requests about bibliographies; `bibliographyRequests.ts` and `lookUpRequests.ts` describe them. */
export function registerBibliographyRoutes({ route, host, encoder, services }: RequestContext): void {
  route<AddToBibliographyParams, AddToBibliographyAnswer | null>(methods.addToBibliography, null, async (params) => {
    const { keys, isUnasked = false } = params;
    const [uri, target] = [normalizeUri(params.uri), params.target === undefined ? undefined : normalizeUri(params.target)];
    const snapshot = await host.snapshotWithDrafts();
    const addition = isUnasked ? addCitedEntries(snapshot, uri, keys ?? []) : addToBibliography(snapshot, uri, keys, target);
    if (addition === undefined) return null;
    if (addition.kind === 'no-bibliography') {
      const { named, ...others } = addition;
      const candidates = addition.candidates.map(encoder.withEditorUri);
      return { ...others, candidates, ...(named === undefined ? {} : { named: encoder.toEditorUri(named) }) };
    }
    if (addition.kind !== 'edits') return addition;
    const bases = [...addition.files.keys()].map((file) => {
      const text = findFile(snapshot, file);
      return text === undefined ? {} : { basis: toBasis(text, encoder) };
    });
    const { writable, refusals } = await services.checkEdits(addition.files, { cursor: uri, chosen: target });
    if (refusals.length > 0) return { kind: 'refused', reason: refusals.join(' ') };
    const files = encoder.toFileEdits(snapshot, writable).map((edits, at) => ({ ...edits, ...bases[at] }));
    return { ...addition, bibliography: encoder.toEditorUri(addition.bibliography), files };
  });

  route<{ readonly uri: string }, MissingEntriesAnswer | null>(methods.missingEntries, null, async ({ uri }) => {
    const missing = listMissingEntries(await host.snapshotWithDrafts(), normalizeUri(uri));
    if (missing === undefined) return null;
    const { keys, bibliography } = missing;
    return { keys, ...(bibliography === undefined ? {} : { bibliography: encoder.toEditorUri(bibliography) }) };
  });

  route<IncompleteReferencesParams, IncompleteReferencesAnswer>(
    methods.incompleteReferences,
    { references: [] },
    async ({ uri, keys, preprints = false, limit }) => {
      const snapshot = await host.snapshotWithDrafts();
      const list = preprints ? listPreprints : listIncompleteReferences;
      const found =
        keys === undefined ? list(snapshot, uri === undefined ? undefined : normalizeUri(uri)) : checkReferences(snapshot, keys);
      return {
        references: found.slice(0, limit).map(({ entry, citedIn, ...reference }) => ({
          ...reference,
          ...(entry === undefined ? {} : { entry: toPlace(snapshot, entry) }),
          citedIn: citedIn.map(encoder.toEditorUri),
        })),
      };
    },
  );

  route<CitePublishedParams, CitePublishedAnswer>(methods.citePublished, { edits: {} }, async ({ entries }) => {
    const snapshot = await host.snapshotWithDrafts();
    const listed = entries.map(({ uri: editorUri, position, key }) => {
      const uri = normalizeUri(editorUri);
      return { uri, key, offset: findFile(snapshot, uri)?.lines().offsetAt(position) ?? 0 };
    });
    const planned = planListedEntries(snapshot, listed);
    const bases = [...planned.files.keys()].flatMap((uri) => {
      const file = snapshot.bibliographies.get(uri);
      return file === undefined ? [] : [[uri, toBasis(file, encoder)] as const];
    });
    const { writable, refusals } = await services.checkEdits(planned.files, {});
    const written = new Set<string>(writable.keys());
    const reasons = [...planned.refusals, ...refusals];
    const basis = bases.filter(([uri]) => written.has(uri)).map(([uri, base]) => [encoder.toEditorUri(uri), base] as const);
    const changed = planned.changed.filter(({ uri }) => written.has(uri));
    return {
      edits: Object.fromEntries(encoder.toFileEdits(snapshot, writable).map((file) => [file.uri, file.edits])),
      ...(basis.length === 0 ? {} : { basis: Object.fromEntries(basis) }),
      ...(writable.size === 0 ? {} : { changed: changed.map((place) => toPlace(snapshot, place)) }),
      ...(reasons.length === 0 ? {} : { refusal: reasons.join(' ') }),
    };
  });

  /** The place of an entry as the editor names it; the start of the file if the file is gone. */
  function toPlace(
    snapshot: Snapshot,
    { uri, offset, key }: { readonly uri: string; readonly offset: number; readonly key: string },
  ): NonNullable<IncompleteReference['entry']> {
    const position = findFile(snapshot, uri)?.lines().positionAt(offset) ?? { line: 0, character: 0 };
    return { uri: encoder.toEditorUri(uri), position, key };
  }

  route<PasteReferenceParams, PasteReferenceAnswer | null>(methods.pasteReference, null, async (params) => {
    const { snapshot, file, uri, offset } = findDocumentPosition(await host.snapshotWithDrafts(), { ...params, textDocument: params });
    const paste = file === undefined ? undefined : pasteReference(snapshot, uri, offset, params.text);
    if (file === undefined || paste === undefined) return null;
    if (paste.kind === 'refused') return paste;
    const basis = toBasis(file, encoder);
    const { writable, refusals } = await services.checkEdits(new Map([[uri, paste.edits]]), {});
    if (refusals.length > 0) return { kind: 'refused', reason: refusals.join(' ') };
    return { ...paste, edits: encoder.toTextEdits(file, writable), basis };
  });

  route<MatchBibliographyParams, MatchBibliographyAnswer>(
    methods.matchBibliography,
    { edits: [], matched: [], unmatched: [] },
    async ({ uri: rawUri, position, name, text }) => {
      const uri = normalizeUri(rawUri);
      const snapshot = await host.snapshotWithDrafts();
      const file = findFile(snapshot, uri);
      if (file === undefined) return { edits: [], matched: [], unmatched: [] };
      const offset = position === undefined ? undefined : file.lines().offsetAt(position);
      const { refusal, ...match } = matchBibliography(snapshot, uri, { name, text }, offset);
      if (refusal !== undefined) throw refuse(refusal);
      const basis = toBasis(file, encoder);
      const { writable, refusals } = await services.checkEdits(new Map([[uri, match.edits]]), {});
      if (refusals.length > 0) throw refuse(refusals.join(' '));
      return { ...match, edits: encoder.toTextEdits(file, writable), basis };
    },
  );

  route<ExportBibliographyParams, ExportBibliographyAnswer>(
    methods.exportBibliography,
    { text: '', count: 0, unknown: [] },
    async ({ uri, keys, format }) => {
      const snapshot = await host.snapshotWithDrafts();
      if (keys !== undefined) return exportPapers(snapshot, { kind: 'papers', keys }, format);
      return exportPapers(snapshot, uri === undefined ? { kind: 'all' } : { kind: 'cited', uri: normalizeUri(uri) }, format);
    },
  );
}
