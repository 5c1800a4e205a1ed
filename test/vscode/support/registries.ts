import { registryIdentities } from '../../../server/src/model/registryRecord';
import { registerPapers } from '../../support/registries/paperRegistries';
import type { RegisteredPaper } from '../../support/registries/registeredPaper';
import { type ReplayRegistries, startReplayRegistries } from '../../support/registries/replayRegistries';

/** The hosts of all registries. */
export const registryHosts = Object.values(registryIdentities).map(({ host }) => host);

/**
 * Starts registries that know these papers, and lets the extension ask them in place of the real ones until they are closed. Tests that
 * use them run only from the source tree: an extension that was installed from a package asks nobody but the real ones.
 */
export async function startRegistries(papers: readonly RegisteredPaper[]): Promise<ReplayRegistries> {
  const replay = await startReplayRegistries();
  registerPapers(replay, papers);
  process.env['MARGINALIA_REGISTRIES'] = replay.address;
  return replay;
}

export async function closeRegistries(replay: ReplayRegistries): Promise<void> {
  delete process.env['MARGINALIA_REGISTRIES'];
  await replay.close();
}
