import { latex } from '../../../server/src/drafts/latex/latex';
import { markdown } from '../../../server/src/drafts/markdown/markdown';
import type { DraftScan } from '../../../server/src/model/draft';
import type { DraftLanguage } from '../../../server/src/model/draftLanguage';
import type { DraftWriter } from '../../../server/src/model/draftWriter';

type FullWriter = Required<DraftWriter>;

type CommonParts = Pick<DraftLanguage, 'findCitationChange' | 'findCitationContext' | 'prose' | 'comments' | 'conversion'>;

/** A draft language that has every part. */
export type FullLanguage = Omit<DraftLanguage, 'createWriter'> &
  Required<CommonParts> & {
    readonly id: 'markdown' | 'latex';
    createWriter(text: string, scan: DraftScan): FullWriter;
  };

export const fullLanguages: readonly FullLanguage[] = [markdown, latex];

/** What writes into a draft of this text. */
export function openWriter(language: FullLanguage, text: string, scan = language.scan(text)): FullWriter {
  return language.createWriter(text, scan);
}
