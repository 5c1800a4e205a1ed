import type { Rule } from './rule';

export const malformedEntry: Rule = {
  code: 'malformed-entry',
  severity: 'warning',
  settingText: "Severity of bibliography entries that can't be read.",
  documentation: "Part of a bibliography can't be read. The other entries are used.",
  detect: (snapshot, uri) => {
    const issues = snapshot.bibliographies.get(uri)?.bibliography().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
