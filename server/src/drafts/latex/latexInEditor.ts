import type { EditorLanguage } from '../../model/draftLanguage';
import { readCommandNames } from './citationCommands';
import { findCitationContext } from './citationContext';

export const latexInEditor = {
  id: 'latex',
  name: 'LaTeX',
  languageIds: ['latex', 'tex'],
  triggerCharacters: ['{', ','],
  isWritingKey,
  beginsCitation: (lineStart) => /\{[\p{L}\p{N}_-]*$/u.test(lineStart) && isWritingKey(lineStart, []),
  renderCopy: (keys) => `\\cite{${keys.join(',')}}`,
} as const satisfies EditorLanguage;

function isWritingKey(lineStart: string, citationCommands: readonly string[]): boolean {
  const commands = readCommandNames(citationCommands);
  return findCitationContext(lineStart, { opaque: [], commands }, lineStart.length) !== undefined;
}
