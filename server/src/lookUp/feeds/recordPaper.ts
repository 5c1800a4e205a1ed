import type { PaperLink } from '../../model/paperEntry';
import { getRegistryLabel, type RegistryRecord, type WorkIdentifiers } from '../../model/registryRecord';
import { formatPersonName } from '#text';
import type { FeedPaper } from './feedPaper';

/** The paper that a registry describes. What the registry does not say stays unknown. */
export function toPaper(record: RegistryRecord): FeedPaper {
  const { title, abstract = '', authors, hasMoreAuthors, year, venue, registry } = record;
  return {
    facts: {
      title,
      abstract,
      authors: authors.map(formatPersonName),
      hasMoreAuthors,
      year,
      venue,
      arxivId: findIdentifier(record, 'arxivId'),
      doi: findIdentifier(record, 'doi'),
      links: listLinks(record),
    },
    source: getRegistryLabel(registry),
  };
}

/** The identifier of the work, or else that of its only other version. */
function findIdentifier({ identifiers, linked }: RegistryRecord, kind: keyof WorkIdentifiers): string | undefined {
  const others = [...new Set(linked.flatMap((work) => work[kind] ?? []))];
  return identifiers[kind] ?? (others.length === 1 ? others[0] : undefined);
}

function listLinks({ identifiers, page }: RegistryRecord): readonly PaperLink[] {
  return identifiers.arxivId === undefined && identifiers.doi === undefined ? [{ kind: 'page', url: page }] : [];
}
