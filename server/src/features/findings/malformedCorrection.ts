import { listOverridden } from '#digest';
import type { Rule } from './rule';

export const malformedCorrection: Rule = {
  code: 'malformed-correction',
  severity: 'warning',
  settingText: "Severity of lines in `corrections.txt` that can't be read or are overridden.",
  documentation:
    "A line in `corrections.txt` can't be read, or a later line about the same text overrides it. See the [format](files.md#corrections).",
  detect: (snapshot, uri) => {
    const { issues, corrections } = snapshot.correctionsFiles.get(uri)?.written() ?? { issues: [], corrections: [] };
    const overridden = listOverridden(corrections).map(({ span }) => ({
      span,
      message: 'Overridden by a later line.',
    }));
    return [...issues.map(({ span, reason }) => ({ span, message: reason })), ...overridden];
  },
};
