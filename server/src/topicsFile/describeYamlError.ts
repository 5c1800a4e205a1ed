import type { ErrorCode } from 'yaml';

export function describeYamlError(code: ErrorCode): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'Indent lines with spaces, not tabs.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'Enclose text that contains a colon in quotation marks: "Kite: A model".';
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
      return 'Invalid YAML. Check the indentation, brackets and quotation marks.';
    default:
      return 'Invalid YAML.';
  }
}
