import { type CancellationToken, ProgressLocation } from 'vscode';
import { type FeedPage, type FeedRequestAnswer, methods, type ReadFeedAnswer } from '../../../server/src/client';
import { describeRequest } from '../lookUp/describeRequest';
import type { LookUpConsent } from '../lookUp/lookUpConsent';
import type { RequestSender } from '../lookUp/requestSender';
import { messages } from '../messages/messages';
import { showProgress } from '../messages/show';
import type { Server } from '../server/server';

export type FeedSource = FeedPage['source'];
export type FeedPaper = Extract<ReadFeedAnswer, { readonly kind: 'papers' }>['papers'][number];
type FeedRequest = Extract<FeedRequestAnswer, { readonly kind: 'request' }>;

interface FeedServices {
  readonly server: Server;
  readonly consent: LookUpConsent;
  readonly sender: RequestSender;
}

interface FetchedFeed {
  readonly papers: readonly FeedPaper[];
  /** How many papers were left out because only a new version of them was announced. */
  readonly replaced: number;
  /** The source in words for the writer. */
  readonly name: string;
  /** The name of a digest for these papers. */
  readonly fileName: string;
}

/**
 * Fetches the papers of a source, once the writer has agreed to its address. Shows progress, and can be cancelled. Resolves to
 * undefined if the writer does not agree or cancels. Rejects with a message for the writer if there is no answer that can be read.
 */
export async function fetchFeed(source: FeedSource, services: FeedServices): Promise<FetchedFeed | undefined> {
  const first = await planRequest(source, 0, services.server);
  if (first === undefined) return undefined;
  const { host } = new URL(first.url);
  const purpose = {
    question: messages.askToFetch(first.name, host),
    detail: messages.fetchedWithNothing(),
    recipients: [`${first.name}: ${host}`],
    listTexts: () => Promise.resolve([...describeRequest(first.url, undefined), first.url]),
  };
  const options = { location: ProgressLocation.Notification, title: messages.fetching(first.name), cancellable: true };
  return services.consent.during(purpose, async () => showProgress(options, (_, token) => fetchPages(source, first, services, token)));
}

async function fetchPages(
  source: FeedSource,
  first: FeedRequest,
  services: FeedServices,
  token: CancellationToken,
): Promise<FetchedFeed | undefined> {
  const { name, fileName } = first;
  let papers: readonly FeedPaper[] = [];
  let replaced = 0;
  let request: FeedRequest | undefined = first;
  for (let page = 0; request !== undefined; page += 1) {
    const reading = await fetchPage({ source, page }, request, services, token);
    if (reading === undefined) return undefined;
    papers = [...papers, ...reading.papers];
    replaced += reading.replaced;
    request = reading.mayHaveNextPage ? await planRequest(source, page + 1, services.server) : undefined;
  }
  return { papers, replaced, name, fileName };
}

type FetchedPage = Extract<ReadFeedAnswer, { readonly kind: 'papers' }>;

async function fetchPage(
  params: FeedPage,
  request: FeedRequest,
  services: FeedServices,
  token: CancellationToken,
): Promise<FetchedPage | undefined> {
  const reading =
    request.by === 'server'
      ? await services.server.ask(methods.feed, { kind: 'fetch', ...params }, token)
      : await fetchFromClient(params, request, services, token);
  if (reading?.kind === 'failed') throw new Error(reading.reason);
  return token.isCancellationRequested ? undefined : reading;
}

async function fetchFromClient(
  params: FeedPage,
  { url, maxBytes, name }: FeedRequest,
  { server, sender }: FeedServices,
  token: CancellationToken,
): Promise<ReadFeedAnswer | undefined> {
  const address = new URL(url);
  const answer = await sender.send({ label: name, address, host: address.host, maxBytes }, token);
  if (token.isCancellationRequested) return undefined;
  return 'problem' in answer
    ? { kind: 'failed', reason: answer.message }
    : server.ask(methods.feed, { kind: 'read', ...params, answer }, token);
}

async function planRequest(source: FeedSource, page: number, server: Server): Promise<FeedRequest | undefined> {
  const plan = await server.ask(methods.feed, { kind: 'describe', source, page });
  if (plan?.kind === 'failed') throw new Error(plan.reason);
  return plan;
}
