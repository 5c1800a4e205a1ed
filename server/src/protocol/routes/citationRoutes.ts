import {
  type CodeLens,
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { splitLocator } from '#text';
import { findFile, resolveCitation, type Snapshot, type WorkspaceHost } from '#workspace';
import { toReadable } from '../../base/readableText';
import { type Span, sliceSpan } from '../../base/span';
import { insertNote } from '../../features/annotating/insertNote';
import { type BlockResult, listCitedKeys } from '../../features/annotating/managedBlock';
import { createItemFinder, preview } from '../../features/bibliography/preview';
import { citationEdit } from '../../features/citing/citationEdit';
import { prepareRename, rename } from '../../features/citing/rename';
import { findAbstractSource, findSentenceEvidence } from '../../features/evidence/sentenceEvidence';
import { documentHighlight, references } from '../../features/finding/paperPlaces';
import { toReadableMatch } from '../../features/finding/search';
import { annotatedBibliography } from '../../features/topics/annotatedBibliography';
import { codeLens } from '../../features/topics/codeLens';
import { literatureMatrix } from '../../features/topics/literatureMatrix';
import { topicOutline } from '../../features/topics/topicOutline';
import { choosePapers } from '../../features/topics/topicSections';
import type { PaperEvidenceAnswer } from '../citationRequests';
import { type DraftPosition, findDocumentPosition, findDraftPosition, normalizeUri, toRange } from '../encode';
import { handle, type RequestContext, refuse } from '../handle';
import type { BlockAnswer, BlockEditParams } from '../noteRequests';
import { clientCommands, methods } from '../requests';

type MarkedText = Required<Pick<PaperEvidenceAnswer, 'text' | 'ranges'>>;

/** Requests about the citations of drafts. Those that need every draft wait until all drafts have been read. */
export function registerCitationRoutes({ connection, route, host, abilities, encoder, services }: RequestContext): void {
  connection.onReferences(
    handle(connection, 'textDocument/references', null, async (params): Promise<Location[] | null> => {
      const { snapshot, uri, offset } = findDocumentPosition(await host.snapshotWithDrafts(), params);
      const declaration = params.context.includeDeclaration ? 'with-declaration' : 'citations-only';
      return references(snapshot, uri, offset, declaration).map((found) => encoder.toLocation(snapshot, found.uri, found.span));
    }),
  );

  connection.onDocumentHighlight(
    handle(connection, 'textDocument/documentHighlight', null, async (params): Promise<DocumentHighlight[] | null> => {
      const { snapshot, file, uri, offset } = findDocumentPosition(await host.snapshotWithDrafts(), params);
      if (file === undefined) return null;
      return documentHighlight(snapshot, uri, offset).map((span) => ({ range: toRange(file, span), kind: DocumentHighlightKind.Read }));
    }),
  );

  connection.onPrepareRename(
    handle(connection, 'textDocument/prepareRename', null, async (params): Promise<{ range: Range; placeholder: string } | null> => {
      const { snapshot, file, uri, offset } = findDocumentPosition(await host.snapshotWithDrafts(), params);
      const place = file === undefined ? undefined : prepareRename(snapshot, uri, offset);
      if (file === undefined || place === undefined) return null;
      if (place.kind === 'refused') throw refuse(place.reason);
      return { range: toRange(file, place.span), placeholder: place.key };
    }),
  );

  connection.onRenameRequest(
    handle(connection, 'textDocument/rename', null, async (params): Promise<WorkspaceEdit | null> => {
      const { snapshot, uri, offset } = findDocumentPosition(await host.snapshotWithDrafts(), params);
      const answer = rename(snapshot, uri, offset, params.newName);
      if (answer === undefined) return null;
      if (answer.kind === 'refused') throw refuse(answer.reason);
      const { writable, refusals } = await services.checkEdits(answer.files, { cursor: uri });
      if (refusals.length > 0) throw refuse(refusals.join(' '));
      return encoder.toWorkspaceEdit(snapshot, writable);
    }),
  );

  connection.onCodeLens(
    handle(connection, 'textDocument/codeLens', null, async ({ textDocument }): Promise<CodeLens[] | null> => {
      const uri = normalizeUri(textDocument.uri);
      const snapshot = await host.snapshotWithDrafts();
      const file = findFile(snapshot, uri);
      if (file === undefined) return null;
      return codeLens(snapshot, uri).map(({ span, title, shows }) => {
        const range = toRange(file, span);
        const command = shows === 'citations' ? clientCommands.showCitations : clientCommands.showUncitedPapers;
        if (shows === undefined || !abilities.commands.has(command)) return { range, command: { title, command: '' } };
        return { range, command: { title, command, arguments: [textDocument.uri, range.start] } };
      });
    }),
  );

  route(methods.citations, { citations: [] }, async ({ uri: rawUri }) => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotThat(({ ready }) => ready);
    const draft = snapshot.drafts.get(uri);
    if (draft === undefined) return { citations: [] };
    const citations = draft.scan().citations.map(({ span, items }) => ({
      range: toRange(draft, span),
      items: items.map(({ keySpan, suffix: after = '', ...item }) => ({
        ...item,
        ...describeSuffix(after),
        range: toRange(draft, keySpan),
        resolved: resolveCitation(snapshot, uri, item.key).length > 0,
      })),
    }));
    return { citations };
  });

  route(methods.evidence, null, async (params) => {
    const snapshot = await host.snapshotThat(({ ready }) => ready);
    const at = findDraftPosition(snapshot, params);
    const found = at === undefined ? undefined : findSentenceEvidence(snapshot, at.uri, at.offset);
    if (at === undefined || found === undefined) return null;
    return {
      sentence: toRange(at.draft, found.sentence),
      papers: found.papers.map(({ key, paper, evidence }): PaperEvidenceAnswer => {
        const source = evidence.kind === 'found' ? findAbstractSource(snapshot, paper, evidence.span) : undefined;
        return {
          key,
          title: toReadable(paper.title),
          names: paper.names,
          kind: evidence.kind,
          ...(evidence.kind === 'nothing' && evidence.isCertain ? { isCertain: true } : {}),
          ...(evidence.kind === 'found' ? toMarkedText(paper.abstract, evidence) : {}),
          ...(paper.abstractKind === undefined ? {} : { abstractKind: paper.abstractKind }),
          place: source === undefined ? encoder.toPaperLocation(snapshot, paper) : encoder.toLocation(snapshot, source.uri, source.span),
        };
      }),
    };
  });

  route(methods.citationEdit, null, async (params) => {
    const { snapshot } = host;
    const at = findDraftPosition(snapshot, params);
    if (at === undefined) return null;
    const edit = citationEdit(snapshot, at.uri, at.offset, [params.key, ...(params.further ?? [])], params);
    if (edit === undefined) return null;
    const { writable, refusals } = await services.checkEdits(new Map([[at.uri, [edit]]]), { cursor: at.uri });
    const [encoded] = encoder.toTextEdits(at.draft, writable);
    if (encoded === undefined) throw refuse(refusals.join(' '));
    return { edit: encoded, citationEnd: at.draft.lines().positionAt(edit.citationEnd), written: edit.written };
  });

  route(methods.preview, null, async ({ uri: rawUri }, token) => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotThat(({ ready }) => ready);
    const draft = snapshot.drafts.get(uri);
    if (draft?.language.hasPreview !== true) return null;
    const { formatter, problem } = await services.findFormatter(snapshot, uri);
    const shown = await preview({ scan: draft.scan(), findItem: createItemFinder(snapshot, uri) }, formatter, token);
    return {
      citations: shown.citations.map(({ span, html }) => ({ ...span, source: sliceSpan(draft.text, span), html })),
      references: shown.references,
      notes: shown.notes,
      ...(problem === undefined ? {} : { problem }),
    };
  });
}

/** The sentence in readable form, with the matched words. */
function toMarkedText(abstract: string, { span, matches }: { readonly span: Span; readonly matches: readonly Span[] }): MarkedText {
  const ranges = matches.map((match) => [match.start - span.start, match.end - span.start] as const);
  const { text, ranges: shown } = toReadableMatch({ text: abstract.slice(span.start, span.end), ranges });
  return { text, ranges: shown };
}

/** Separates the locator from the text after it: `p. 3, and below` becomes `p. 3` and `, and below`. */
function describeSuffix(after: string): { readonly locator?: string; readonly suffix?: string } {
  const { locator, suffix } = splitLocator(after);
  return { ...(locator === undefined ? {} : { locator: locator.text }), ...(suffix === '' ? {} : { suffix }) };
}

/** `cited`: the keys that the edits cite; undefined if they are to be read from the edits. `withoutPassage`: see `BlockAnswer`. */
type PlannedBlock = BlockResult & { readonly cited?: readonly string[]; readonly withoutPassage?: number };

/** Requests that write notes, papers and topics into a draft; `noteRequests.ts` describes each one. */
export function registerBlockRoutes({ route, host, encoder, services }: RequestContext): void {
  route(methods.blockEdit, null, async (params): Promise<BlockAnswer | null> => {
    const needsTopics = params.kind === 'topic-outline' || (params.kind === 'annotated-bibliography' && params.order === 'topic');
    const snapshot = needsTopics ? await waitForDraftsAndTopics(host) : await host.snapshotWithDrafts();
    const at = findDraftPosition(snapshot, params);
    const result = at === undefined ? undefined : planBlock(snapshot, at, params);
    if (at === undefined || result === undefined) return null;
    if (result.kind === 'refused') return { kind: 'refused', reason: result.reason };
    const { isUpdate, edits, cited = listCitedKeys(at.draft, edits), withoutPassage = 0 } = result;
    const { writable, refusals } = await services.checkEdits(new Map([[at.uri, edits]]), { cursor: at.uri });
    if (refusals.length > 0) return { kind: 'refused', reason: refusals.join(' ') };
    return {
      kind: 'edits',
      isUpdate,
      cited,
      edits: encoder.toTextEdits(at.draft, writable),
      ...(withoutPassage === 0 ? {} : { withoutPassage }),
    };
  });

  route(methods.choosePapers, null, async (params) => {
    const snapshot = await waitForDraftsAndTopics(host);
    const at = findDraftPosition(snapshot, params);
    const answer = at === undefined ? undefined : choosePapers(snapshot, at.uri, at.offset, params.block);
    if (answer === undefined) return null;
    const papers = answer.papers.map((paper) => encoder.toListedPaper(snapshot, paper));
    return { ...answer, papers, chosen: answer.chosen.map(({ key }) => key) };
  });
}

function planBlock(snapshot: Snapshot, { uri, offset }: DraftPosition, params: BlockEditParams): PlannedBlock | undefined {
  switch (params.kind) {
    case 'note':
      return insertNote(snapshot, uri, offset, { ...params, note: normalizeUri(params.note) });
    case 'matrix':
      return literatureMatrix(snapshot, uri, offset, params.keys);
    case 'annotated-bibliography':
      return annotatedBibliography(snapshot, uri, offset, params.keys, params.order);
    case 'topic-outline': {
      const outline = topicOutline(snapshot, uri, offset, params.labels);
      if (outline === undefined) return undefined;
      const { edits, keys, withoutPassage } = outline;
      return { kind: 'edits', isUpdate: false, edits, cited: keys, withoutPassage };
    }
  }
}

async function waitForDraftsAndTopics(host: WorkspaceHost): Promise<Snapshot> {
  await host.snapshotWithDrafts();
  return host.snapshotWithTopics();
}
