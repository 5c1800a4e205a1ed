import { parseBibtex } from '../../../server/src/bibliography/bibtex/parseBibtex';
import { toReference } from '../../../server/src/bibliography/entryReference';
import { decide } from '../../../server/src/lookUp/matching/decide';
import { registries } from '../../../server/src/lookUp/registries/allRegistries';
import { AnswerCache, AnswerSource } from '../../../server/src/services/lookUp/answerSource';
import { EntryCheck } from '../../../server/src/services/lookUp/entryCheck';
import { LookUpService } from '../../../server/src/services/lookUp/lookUpService';
import { RegistryCaller } from '../../../server/src/services/lookUp/registryCaller';
import type { Transport } from '../../../server/src/services/platform';
import type { Verdict } from '../../../server/src/verdicts/verdict';
import { FakeClock } from '../../../test/support/fakeClock';

/** So many entries are checked together, as those of one bibliography. */
const batchSize = 100;

/** The verdict on each BibTeX entry, in order; undefined for text without an entry. Nothing is kept from one batch to the next. */
export async function checkEntries(entries: readonly string[], transport: Transport): Promise<readonly (Verdict | undefined)[]> {
  const verdicts: (Verdict | undefined)[] = [];
  for (let at = 0; at < entries.length; at += batchSize) verdicts.push(...(await checkBatch(entries.slice(at, at + batchSize), transport)));
  return verdicts;
}

async function checkBatch(entries: readonly string[], transport: Transport): Promise<readonly (Verdict | undefined)[]> {
  const clock = new FakeClock();
  const answers = new AnswerSource({
    registries: new Map(registries.map((registry) => [registry.name, registry])),
    caller: new RegistryCaller({ transport, clock, random: () => 0 }),
    cache: new AnswerCache(undefined, () => clock.now()),
  });
  const checks = entries.map((raw) => {
    const [entry] = parseBibtex(raw).entries;
    return entry === undefined ? undefined : new EntryCheck(toReference(entry), () => undefined);
  });
  const running = new LookUpService(answers, decide).follow(
    checks.filter((check) => check !== undefined),
    { options: {}, signal: new AbortController().signal },
  );
  await clock.run();
  await running;
  return checks.map((check) => check?.outcome.verdict);
}
