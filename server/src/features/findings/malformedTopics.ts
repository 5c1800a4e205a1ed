import type { Rule } from './rule';

export const malformedTopics: Rule = {
  code: 'malformed-topics',
  severity: 'warning',
  settingText: "Severity of parts of `topics.yaml` that can't be read.",
  documentation: "Part of `topics.yaml` can't be read or is a duplicate. The rest is used. See the [format](files.md#topics).",
  detect: (snapshot, uri) => {
    const issues = snapshot.topicsFiles.get(uri)?.written().issues ?? [];
    return issues.map(({ span, reason }) => ({ span, message: reason }));
  },
};
