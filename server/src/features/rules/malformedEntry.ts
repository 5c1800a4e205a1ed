import type { Rule } from './rule';

export const malformedEntry: Rule = {
  code: 'malformed-entry',
  severity: 'warning',
  settingText: "Severity of bibliography entries that can't be read.",
  documentation: 'a part of a bibliography could not be read; the message says why. The rest was read',
  detect: (snapshot, uri) => {
    const issues = snapshot.bibliographies.get(uri)?.bibliography().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
