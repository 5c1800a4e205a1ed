import type { PersonName } from '../../../../server/src/model/personName';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';

/** An abstract of 60 words; no five words in a row are in that of another subject. */
export function abstractOf(subject: string): string {
  return Array.from({ length: 60 }, (_, at) => `${subject}${String.fromCharCode(97 + (at % 26))}${at > 25 ? 'x' : 'y'}`).join(' ');
}

/** A made-up record of arXiv, changed by `parts`. */
export function recordOf(parts: Partial<RegistryRecord>): RegistryRecord {
  const { registry = 'arxiv', identifiers = {} } = parts;
  return {
    page: `https://example.org/${registry}/${identifiers.arxivId ?? identifiers.doi ?? identifiers.aclId ?? 'none'}`,
    linked: [],
    type: 'preprint',
    title: 'Sparrow: Measuring Rain near the Sea with Gauges',
    authors: [person('Mira', 'Lund'), person('Tom', 'Oak')],
    year: 2024,
    ...parts,
    registry,
    identifiers,
  };
}

export function person(given: string, family: string): PersonName {
  return { given, family };
}
