import type { EditorLanguage } from '../../model/draftLanguage';
import { findCitationContext } from './citationContext';
import { renderCitation } from './render';

export const markdownInEditor = {
  id: 'markdown',
  name: 'Markdown',
  languageIds: ['markdown', 'quarto', 'rmd', 'pandoc'],
  triggerCharacters: ['@', '`'],
  isWritingKey: (lineStart) => findCitationContext(lineStart, { opaque: [] }, lineStart.length) !== undefined,
  beginsCitation: (lineStart) => /\[@[\p{L}\p{N}_-]*$/u.test(lineStart),
  renderCopy: (keys) => renderCitation(keys, 'parenthetical'),
} as const satisfies EditorLanguage;
