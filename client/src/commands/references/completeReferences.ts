import { chooseReferences } from '../../lookUp/chooseReferences';
import { messages } from '../../messages/messages';
import { findKeys, type Command } from '../command';

/** Completes the references of given papers, or of those that the writer chooses, from registries. */
export const completeReferences: Command = {
  id: 'marginalia.completeReferences',
  title: messages.titles.completeReferences,
  run: async (services, argument, chosen) => {
    if (services.consent.refuseIfForbidden()) return;
    const keys = findKeys(argument, chosen);
    if (keys.length === 0) {
      const scope = await chooseReferences(services);
      return scope === undefined ? undefined : services.completion.complete(scope.papers, scope.about);
    }
    const papers = await Promise.all(
      keys.map(async (key) => ({ key, title: services.references.find(key)?.title ?? (await services.library.paper(key))?.title ?? key })),
    );
    await services.completion.complete(papers, services.references.about);
  },
};
