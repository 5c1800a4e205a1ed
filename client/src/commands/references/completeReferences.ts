import { chooseReferences } from '../../lookUp/chooseReferences';
import { messages } from '../../messages/messages';
import type { Services } from '../../services';
import { findKeys, type Command } from '../command';

/** Completes the references of given papers, or of those that the writer chooses, from registries. */
export const completeReferences: Command = {
  id: 'marginalia.completeReferences',
  title: messages.titles.completeReferences,
  needsFolder: 'references',
  run: async (services, argument, chosen) => {
    if (services.consent.refuseIfForbidden()) return;
    const keys = findKeys(argument, chosen);
    if (keys.length === 0) {
      const scope = await chooseReferences(services);
      return scope === undefined ? undefined : services.completion.complete(scope.papers, scope);
    }
    await completeByKeys(services, keys);
  },
};

/** What is written belongs to `run`, if there is one; see `ReferenceChanges`. */
export async function completeByKeys(services: Services, keys: readonly string[], run?: number): Promise<void> {
  const { completion, consent, library, references } = services;
  if (consent.refuseIfForbidden()) return;
  const papers = await Promise.all(
    keys.map(async (key) => ({ key, title: references.find(key)?.title ?? (await library.paper(key))?.title ?? key })),
  );
  await completion.complete(papers, { about: references.about, seeksPublished: true }, run);
}
