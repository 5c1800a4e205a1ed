import { registries } from '../../../server/src/lookUp/registries/allRegistries';
import type { RegistryRecord } from '../../../server/src/model/registryRecord';
import { createRandom } from '../../../test/support/random';
import { findRealData } from '../../../test/support/realData';
import { readRecordedExchanges } from '../../../test/support/registries/recordedExchanges';
import { toQuestion } from './adversarialCases';
import { areSameWork, type MatchingCase } from './matchingCase';

/** Of an answer with many works, so many are looked up. */
const maxOfAnswer = 12;

/**
 * What registries really answered: works of each recorded answer are looked up among all works of that answer, by identifier and by
 * title, and once as if the answer did not have them. Empty where the recordings are not at hand.
 */
export function listRecordedCases(): readonly MatchingCase[] {
  const folder = findRealData('api-exchanges');
  if (folder === undefined) return [];
  const random = createRandom(17);
  return registries
    .filter(({ name }) => ['arxiv', 'crossref', 'openalex', 'semantic-scholar'].includes(name))
    .flatMap((registry) =>
      readRecordedExchanges(folder, registry.host).flatMap(({ answer }) => {
        const read = registry.read(answer);
        const records = read.kind === 'records' ? read.records : [];
        const drawn = random.shuffle(records.filter(({ type, title }) => type !== 'no-paper' && title !== '')).slice(0, maxOfAnswer);
        return drawn.flatMap((paper) => listCasesOf(paper, records, registry.label));
      }),
    );
}

function listCasesOf(paper: RegistryRecord, records: readonly RegistryRecord[], label: string): readonly MatchingCase[] {
  const kind = `${label}, ${paper.abstract === undefined ? 'no abstract' : 'abstract'}`;
  const others = records.filter((record) => !areSameWork(record, paper));
  const base = { group: 'recorded', paper } as const;
  return [
    ...(Object.values(paper.identifiers).some((identifier) => identifier !== undefined)
      ? [{ ...base, kind: `${kind}, by identifier`, question: { ...toQuestion(paper), identifiers: paper.identifiers }, records }]
      : []),
    { ...base, kind: `${kind}, by title`, question: toQuestion(paper), records },
    ...(others.length === 0 ? [] : [{ ...base, kind: `${kind}, among others only`, question: toQuestion(paper), records: others }]),
  ];
}
