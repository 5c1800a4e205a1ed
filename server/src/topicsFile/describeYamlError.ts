import type { ErrorCode } from 'yaml';

export function describeYamlError(code: ErrorCode): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'Lines of this file begin with spaces, not with tabs.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A text with a colon stands in quotation marks: "Kite: A model".';
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
      return 'This can’t be read: look at the spaces at the beginning of the line, and at brackets and quotation marks.';
    default:
      return 'This can’t be read as YAML.';
  }
}
