import type { Rule } from './rule';

export const malformedDraft: Rule = {
  code: 'malformed-draft',
  severity: 'warning',
  settingText: "Severity of drafts that can't be read.",
  documentation: "A draft can't be read, so its citations are ignored.",
  detect: (snapshot, uri) => {
    const reason = snapshot.drafts.get(uri)?.problem();
    return reason === undefined ? [] : [{ span: { start: 0, end: 0 }, message: reason }];
  },
};
