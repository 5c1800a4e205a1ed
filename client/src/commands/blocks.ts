import { type QuickPickItem, Uri, window, workspace } from 'vscode';
import { type BlockParams, methods } from '../../../server/src/client';
import { getTarget, pickPapersOfBlock, writeBlock } from '../blocks/writeBlock';
import type { EntryWriting } from '../citing/bibliography';
import { applyDraftEdits, applyDraftEditsWithEntries } from '../editing/draftEdits';
import type { DraftTarget } from '../editing/draftTracker';
import { escapeIcons, fileLabel } from '../editing/labels';
import { fromPosition } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip, showStatus } from '../messages/show';
import { describeTopic } from '../picks/askTopic';
import { runCommandPick } from '../picks/commandPick';
import { excerptAround } from '../picks/excerpt';
import type { Library } from '../server/library';
import type { Services } from '../services';
import type { Command } from './command';

/** Inserts what the writer chooses into the draft: an outline, a note, or a list of papers. */
export const insertIntoDraft: Command = {
  id: 'marginalia.insertIntoDraft',
  title: 'Insert into Draft...',
  section: 'draft',
  does: 'inserts or updates a topic outline, note, literature matrix or annotated bibliography',
  palette: 'marginalia.hasLibrary && marginalia.inDraft',
  menus: [{ place: 'draftMenu', group: '1_cite@3', when: 'marginalia.hasLibrary' }],
  run: () =>
    runCommandPick({ title: messages.titles.insertIntoDraft(), placeHolder: messages.chooseInsertion() }, [
      { ...insertTopicOutline, icon: 'list-tree', detail: messages.insertTopicOutlineDetail() },
      { ...insertNote, icon: 'note', detail: messages.insertNoteDetail() },
      { ...insertLiteratureMatrix, icon: 'table', detail: messages.insertLiteratureMatrixDetail() },
      { ...insertAnnotatedBibliography, icon: 'book', detail: messages.insertAnnotatedBibliographyDetail() },
    ]),
};

type NoteBlock = Extract<BlockParams, { readonly kind: 'note' }>;
type WantedNote = Pick<NoteBlock, 'note' | 'id'>;

/** Inserts a note into the draft, either as a quotation of its passage with a citation, or as a comment for later use. */
export const insertNote: Command = {
  id: 'marginalia.insertNote',
  title: 'Insert Note...',
  run: async (services, argument) => {
    const target = getTarget(services);
    const file = fileLabel(target.document.uri);
    const note = isNote(argument) ? { note: argument.note, id: argument.id } : await pickNote(services, file);
    if (note === undefined) return;
    const form = await pickForm(file);
    if (form !== undefined) await writeBlock(services, target, { kind: 'note', ...note, form });
  },
};

/** Whether the argument identifies a note on a passage. */
function isNote(argument: unknown): argument is WantedNote {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'note' in argument &&
    typeof argument.note === 'string' &&
    'id' in argument &&
    typeof argument.id === 'string'
  );
}

interface NoteRow extends QuickPickItem {
  readonly wanted: WantedNote;
}

/**
 * Lets the writer choose a note on a passage. Notes whose paper is not in the library are not listed, because the paper can't be cited.
 */
async function pickNote({ server }: Services, file: string): Promise<WantedNote | undefined> {
  const { notes = [] } = (await server.ask(methods.notes, {})) ?? {};
  const rows = notes.flatMap(({ uri, key, title, annotations }): readonly NoteRow[] => {
    if (key === undefined) return [];
    return annotations.map(({ id, quote, body, isOrphan }) => {
      const detail = [isOrphan ? messages.passageGone() : '', title, body.replace(/\s+/g, ' ')].filter((part) => part !== '').join(' · ');
      return { wanted: { note: uri, id }, label: escapeIcons(`“${excerptAround(quote, [])}”`), detail: escapeIcons(detail) };
    });
  });
  if (rows.length === 0) throw new Slip(messages.noNotes());
  const chosen = await window.showQuickPick(rows, {
    title: messages.titles.insertNote(),
    placeHolder: messages.insertNoteHint(file),
    matchOnDetail: true,
  });
  return chosen?.wanted;
}

async function pickForm(file: string): Promise<NoteBlock['form'] | undefined> {
  const forms: readonly (QuickPickItem & { readonly form: NoteBlock['form'] })[] = [
    { label: messages.asQuotation(), detail: messages.asQuotationDetail(), form: 'quotation' },
    { label: messages.asComment(), detail: messages.asCommentDetail(), form: 'comment' },
  ];
  return (await window.showQuickPick(forms, { title: messages.titles.insertNote(), placeHolder: messages.noteFormHint(file) }))?.form;
}

/** Inserts a table of papers into the draft, or updates the existing one. */
export const insertLiteratureMatrix: Command = {
  id: 'marginalia.insertLiteratureMatrix',
  title: 'Insert Literature Matrix...',
  run: async (services) => {
    const target = getTarget(services);
    const keys = await pickPapersOfBlock(services, target, 'matrix', messages.titles.insertLiteratureMatrix());
    if (keys !== undefined) await writeBlock(services, target, { kind: 'matrix', keys });
  },
};

/** Writes a literature matrix of the papers that the writer chooses to a CSV file. */
export const exportLiteratureMatrix: Command = {
  id: 'marginalia.exportLiteratureMatrix',
  title: 'Export Literature Matrix...',
  run: async (services) => {
    const target = getTarget(services);
    const keys = await pickPapersOfBlock(services, target, 'matrix', messages.titles.exportLiteratureMatrix());
    if (keys === undefined) return;
    const answer = await services.library.ask(methods.export, { kind: 'matrix', keys });
    if (answer === undefined) return;
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const defaultUri = folder === undefined ? Uri.file('/literature-matrix.csv') : Uri.joinPath(folder, 'literature-matrix.csv');
    const file = await window.showSaveDialog({ defaultUri, title: messages.titles.exportLiteratureMatrix() });
    if (file === undefined) return;
    await workspace.fs.writeFile(file, new TextEncoder().encode(answer.text));
    await window.showTextDocument(file);
  },
};

/** Inserts an annotated bibliography into the draft, or updates the existing one. */
export const insertAnnotatedBibliography: Command = {
  id: 'marginalia.insertAnnotatedBibliography',
  title: 'Insert Annotated Bibliography...',
  run: async (services) => {
    const target = getTarget(services);
    const title = messages.titles.insertAnnotatedBibliography();
    const keys = await pickPapersOfBlock(services, target, 'annotated-bibliography', title);
    if (keys === undefined) return;
    const orders: readonly {
      readonly label: string;
      readonly order: Extract<BlockParams, { readonly kind: 'annotated-bibliography' }>['order'];
    }[] = [
      { label: messages.orderByKey(), order: 'key' },
      { label: messages.orderByTopic(), order: 'topic' },
    ];
    const chosen = await window.showQuickPick(orders, { title, placeHolder: messages.orderHint() });
    if (chosen !== undefined) await writeBlock(services, target, { kind: 'annotated-bibliography', keys, order: chosen.order });
  },
};

/** Inserts an outline of the chosen topics into the draft, or updates the existing one, as one step of undo. */
export const insertTopicOutline: Command = {
  id: 'marginalia.insertTopicOutline',
  title: 'Insert Topic Outline...',
  run: async ({ library, drafts, referenceChanges }) => {
    const target = drafts.findRecent();
    if (target === undefined) throw new Slip(messages.noDraft());
    const file = fileLabel(target.document.uri);
    const chosen = await pickTopics(library, target);
    if (chosen === undefined || chosen.labels.length === 0) return;
    const added = await insertOutline({ library, referenceChanges }, target, chosen);
    showStatus(added === undefined ? messages.outlineUpToDate(file) : messages.outlineAdded(added.papers, added.withoutPassage, file));
  },
};

interface Chosen {
  readonly labels: readonly string[];
  /** Whether to add the entries of the listed papers to the draft's bibliography. */
  readonly withEntries: boolean;
}

/**
 * Lets the writer choose topics. At first all topics are selected, except the group of papers that are in no topic. undefined if the
 * writer closes the list.
 */
async function pickTopics(library: Library, { document }: DraftTarget): Promise<Chosen | undefined> {
  const [topics, missing] = await Promise.all([
    library.ask(methods.topics, {}),
    library.ask(methods.missingEntries, { uri: document.uri.toString() }),
  ]);
  if (topics === undefined) return undefined;
  if (topics.topics.length === 0) throw new Slip(messages.noTopics());
  const rows: readonly OutlineRow[] = topics.topics.map((topic) => ({
    ...describeTopic(topic),
    topic: topic.label,
    picked: topic.isRest !== true,
  }));
  const bibliography = missing?.bibliography;
  const entriesRow: readonly OutlineRow[] =
    bibliography === undefined
      ? []
      : [{ label: `$(book) ${escapeIcons(messages.addEntriesOfOutline(fileLabel(Uri.parse(bibliography))))}`, picked: true }];
  const chosen = await window.showQuickPick([...entriesRow, ...rows], {
    canPickMany: true,
    title: messages.titles.insertTopicOutline(),
    placeHolder: messages.outlineHint(fileLabel(document.uri)),
  });
  if (chosen === undefined) return undefined;
  return { labels: chosen.flatMap(({ topic }) => topic ?? []), withEntries: chosen.some(({ topic }) => topic === undefined) };
}

interface OutlineRow extends QuickPickItem {
  /** The label of the topic. undefined for the row that offers to add entries to the bibliography. */
  readonly topic?: string;
}

/** Resolves to how many papers were added, and how many of them without a passage; undefined if the draft needed no change. */
async function insertOutline(
  { library, referenceChanges }: EntryWriting,
  target: DraftTarget,
  { labels, withEntries }: Chosen,
): Promise<{ readonly papers: number; readonly withoutPassage: number } | undefined> {
  const { document } = target;
  const uri = document.uri.toString();
  const file = fileLabel(document.uri);
  const { version } = document;
  const position = fromPosition(target.position);
  const answer = await library.ask(methods.blockEdit, { kind: 'topic-outline', uri, position, labels });
  if (answer === null) throw new Slip(messages.notADraft(file));
  if (answer === undefined) throw new Error(messages.draftChanged(file));
  if (answer.kind === 'refused') throw new Error(answer.reason);
  const { cited, withoutPassage = 0 } = answer;
  const addition =
    withEntries && cited.length > 0 ? await library.ask(methods.bibliographyEdit, { kind: 'add', uri, keys: cited }) : undefined;
  if (addition?.kind === 'refused') throw new Error(addition.reason);
  if (addition?.kind === 'edits')
    await referenceChanges.make(() => applyDraftEditsWithEntries(target, version, answer.edits, addition), messages.outlineUndone(file));
  else await applyDraftEdits(target, version, answer.edits);
  return answer.edits.length === 0 ? undefined : { papers: cited.length, withoutPassage };
}
