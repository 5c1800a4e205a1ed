import type { Rule } from './rule';

/** Notes of other programs are not reported, because those programs have their own format. */
export const malformedNote: Rule = {
  code: 'malformed-note',
  severity: 'warning',
  settingText: "Severity of parts of a note that can't be read.",
  documentation: 'a part of a note could not be read; the message says why. Until you mend it, nothing is written into the note',
  detect: (snapshot, uri) => {
    const note = snapshot.drafts.has(uri) ? snapshot.noteIndex().findNote(uri)?.note : undefined;
    return note?.kind === 'own' ? note.issues.map(({ span, reason }) => ({ span, message: reason })) : [];
  },
};
