import type { Rule } from './rule';

/** Notes of other programs are not reported, because those programs have their own format. */
export const malformedNote: Rule = {
  code: 'malformed-note',
  severity: 'warning',
  settingText: "Severity of parts of a note that can't be read.",
  documentation: "Part of a note can't be read. Marginalia can't update the note until you fix it. See the [format](files.md#notes).",
  detect: (snapshot, uri) => {
    const note = snapshot.drafts.has(uri) ? snapshot.noteIndex().findNote(uri)?.note : undefined;
    return note?.kind === 'own' ? note.issues.map(({ span, reason }) => ({ span, message: reason })) : [];
  },
};
