import { ProgressLocation } from 'vscode';
import { type FindPapersAnswer, methods } from '../../../server/src/client';
import { readSetting } from '../editing/settings';
import { pickCandidate } from '../lookUp/candidatePick';
import type { LookUpConsent } from '../lookUp/lookUpConsent';
import { messages } from '../messages/messages';
import { showProgress } from '../messages/show';
import type { Server } from '../server/server';
import type { FeedPaper } from './fetchFeed';

type FoundPaper = FindPapersAnswer['results'][number];

/**
 * Asks registries for the papers that the writer typed, once the writer has agreed. Shows progress, and can be cancelled. Resolves to
 * undefined if the writer does not agree or cancels.
 */
export async function findPapers(
  words: string,
  { server, consent }: { readonly server: Server; readonly consent: LookUpConsent },
): Promise<readonly FoundPaper[] | undefined> {
  const address = readSetting('lookUpMailAddress').trim();
  const purpose = {
    question: messages.askToSendWords(),
    detail: address === '' ? messages.sentAlone() : messages.sentAloneWithAddress(address),
    listTexts: () => Promise.resolve(words.split('\n')),
  };
  const options = { location: ProgressLocation.Notification, title: messages.findingPapers(), cancellable: true };
  return consent.during(purpose, async () =>
    showProgress(options, async (_, token) => (await server.ask(methods.findPapers, { words }, token))?.results),
  );
}

/** The papers that were found. Where several may be meant, the writer chooses. undefined if the writer closes a list. */
export async function decideFound(results: readonly FoundPaper[]): Promise<readonly FeedPaper[] | undefined> {
  const papers: FeedPaper[] = [];
  const open = results.filter((result) => result.kind === 'candidates').length;
  let number = 0;
  for (const result of results) {
    if (result.kind === 'found') papers.push(result.paper);
    if (result.kind !== 'candidates') continue;
    number += 1;
    const { written, candidates } = result;
    const chosen = await pickCandidate({ key: '', title: written, state: 'several', summary: '', candidates }, { number, count: open });
    if (chosen === undefined) return undefined;
    const paper = chosen === 'none' ? undefined : candidates.find(({ id }) => id === chosen.id)?.paper;
    if (paper !== undefined) papers.push(paper);
  }
  return papers;
}

/** Why papers that the writer typed were not found, one sentence a paper. */
export function describeMissing(results: readonly FoundPaper[]): readonly string[] {
  return results.flatMap((result) => {
    switch (result.kind) {
      case 'not-found':
        return [messages.paperNotFound(result.written)];
      case 'unknown':
        return [messages.addressUnknown(result.written)];
      case 'could-not-ask':
        return [messages.paperNotAsked(result.written, result.reason)];
      default:
        return [];
    }
  });
}
