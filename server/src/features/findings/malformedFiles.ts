import { ownFileKinds, ownKinds } from '#ownFiles';
import type { Rule } from './rule';

export const malformedDigest: Rule = {
  code: 'malformed-digest',
  severity: 'hint',
  settingText: "Severity of text in a digest that isn't recognized as a paper.",
  documentation:
    "Text in a digest isn't recognized as a paper and is skipped. If it is a paper, [correct it](digests.md#correct-what-was-read).",
  kinds: ['digest'],
  detect: (snapshot, uri) => {
    const issues = snapshot.digests.get(uri)?.digest().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};

export const malformedDraft: Rule = {
  code: 'malformed-draft',
  severity: 'warning',
  settingText: "Severity of drafts that can't be read.",
  documentation: "A draft can't be read, so its citations are ignored.",
  kinds: ['draft'],
  detect: (snapshot, uri) => {
    const reason = snapshot.drafts.get(uri)?.problem();
    return reason === undefined ? [] : [{ span: { start: 0, end: 0 }, message: reason }];
  },
};

export const malformedEntry: Rule = {
  code: 'malformed-entry',
  severity: 'warning',
  settingText: "Severity of bibliography entries that can't be read.",
  documentation: "Part of a bibliography can't be read. The other entries are used.",
  kinds: ['bibliography'],
  detect: (snapshot, uri) => {
    const issues = snapshot.bibliographies.get(uri)?.bibliography().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};

/** Notes of other programs are not reported, because those programs have their own format. */
export const malformedNote: Rule = {
  code: 'malformed-note',
  severity: 'warning',
  settingText: "Severity of parts of a note that can't be read.",
  documentation: "Part of a note can't be read. Marginalia can't update the note until you fix it. See the [format](files.md#notes).",
  kinds: ['note'],
  detect: (snapshot, uri) => {
    const note = snapshot.noteIndex().findNote(uri)?.note;
    return note?.kind === 'own' ? note.issues.map(({ span, reason }) => ({ span, message: reason })) : [];
  },
};

/** A rule for each kind of own files, which reports what can't be read in them. */
export const malformedOwnFiles: readonly Rule[] = ownKinds.map((kind) => ({
  ...ownFileKinds[kind].rule,
  severity: 'warning',
  kinds: [kind],
  detect: (snapshot, uri) =>
    (snapshot.ownFiles[kind].get(uri)?.written().issues ?? []).map(({ span, reason }) => ({ span, message: reason })),
}));
