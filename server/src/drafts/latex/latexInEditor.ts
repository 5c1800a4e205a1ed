import type { EditorLanguage } from '../../model/draftLanguage';
import { readCommandNames } from './citationCommands';
import { findCitationContext } from './citationContext';

export const latexInEditor = {
  id: 'latex',
  languageIds: ['latex', 'tex'],
  triggerCharacters: ['{', ','],
  isWritingKey: (lineStart, citationCommands) =>
    findCitationContext(lineStart, { opaque: [], commands: readCommandNames(citationCommands) }, lineStart.length) !== undefined,
  renderCopy: (keys) => `\\cite{${keys.join(',')}}`,
} as const satisfies EditorLanguage;
