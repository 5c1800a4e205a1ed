import type { DraftLanguage } from '../../model/draftLanguage';
import { findCitationContext } from './citationContext';
import { readCommandNames } from './citationCommands';
import { readCluster, renderCluster } from './cluster';
import { comments } from './comments';
import { findBody } from './findBody';
import { prose } from './prose';
import { latexInEditor } from './latexInEditor';
import { createLatexWriter } from './latexWriter';
import { findCitationChange, scanLatex } from './scanLatex';

/** LaTeX with the citation commands of LaTeX itself, natbib, biblatex and apacite. */
export const latex = {
  ...latexInEditor,
  otherLanguageIds: ['latex-expl3', 'doctex'],
  extensions: ['.tex', '.ltx'],
  scan: scanLatex,
  findBody,
  findCitationChange,
  readCommandNames,
  findCitationContext,
  prose,
  comments,
  conversion: { dialects: ['natbib', 'biblatex'], isUnmistakable: true, readCluster, renderCluster },
  createWriter: createLatexWriter,
} as const satisfies DraftLanguage;
