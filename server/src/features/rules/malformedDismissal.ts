import type { Rule } from './rule';

export const malformedDismissal: Rule = {
  code: 'malformed-dismissal',
  severity: 'warning',
  settingText: "Severity of lines in `dismissed.txt` that can't be read.",
  documentation: 'a line of the file of hints that you dismissed could not be read; the message says why. The other lines count',
  detect: (snapshot, uri) => {
    const issues = snapshot.dismissalsFiles.get(uri)?.written().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
