import { window, type QuickPickItem } from 'vscode';
import { type InsertNoteParams, noteMethods, type NotesAnswer } from '../../../../server/src/client';
import { escapeIcons, fileLabel } from '../../editing/labels';
import { getTarget, writeBlock } from '../../blocks/writeBlock';
import { excerptAround } from '../../picks/excerpt';
import type { Services } from '../../services';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

type WantedNote = Pick<InsertNoteParams, 'note' | 'id'>;

/** Inserts a note into the draft, either as a quotation of its passage with a citation, or as a comment for later use. */
export const insertNote: Command = {
  id: 'marginalia.insertNote',
  title: messages.titles.insertNote,
  run: async (services, argument) => {
    const target = getTarget(services);
    const file = fileLabel(target.document.uri);
    const note = isNote(argument) ? { note: argument.note, id: argument.id } : await pickNote(services, file);
    if (note === undefined) return;
    const form = await pickForm(file);
    if (form !== undefined) await writeBlock<InsertNoteParams>(services, target, noteMethods.insertNote, { ...note, form });
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
  const { notes } = await server.request<NotesAnswer>(noteMethods.notes, {});
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

async function pickForm(file: string): Promise<InsertNoteParams['form'] | undefined> {
  const forms: readonly (QuickPickItem & { readonly form: InsertNoteParams['form'] })[] = [
    { label: messages.asQuotation(), detail: messages.asQuotationDetail(), form: 'quotation' },
    { label: messages.asComment(), detail: messages.asCommentDetail(), form: 'comment' },
  ];
  return (await window.showQuickPick(forms, { title: messages.titles.insertNote(), placeHolder: messages.noteFormHint(file) }))?.form;
}
