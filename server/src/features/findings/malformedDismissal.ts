import type { Rule } from './rule';

export const malformedDismissal: Rule = {
  code: 'malformed-dismissal',
  severity: 'warning',
  settingText: "Severity of lines in `dismissed.txt` that can't be read.",
  documentation: "A line in `dismissed.txt` can't be read. The other lines are used. See the [format](files.md#dismissals).",
  detect: (snapshot, uri) => {
    const issues = snapshot.dismissalsFiles.get(uri)?.written().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
