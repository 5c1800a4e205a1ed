import { isOn } from '../../../server/src/platform/fetch/sendRequest';
import type { FetchParams } from '../../../server/src/protocol/lookUpRequests';

export interface RegistryHost {
  readonly registry: string;
  /** The name that the writer reads. */
  readonly label: string;
  readonly host: string;
}

/** The registries and their hosts. No other host is ever asked, whatever a setting, a workspace or the server says. */
export const registryHosts: readonly RegistryHost[] = [
  { registry: 'arxiv', label: 'arXiv', host: 'export.arxiv.org' },
  { registry: 'datacite', label: 'DataCite', host: 'api.datacite.org' },
  { registry: 'crossref', label: 'Crossref', host: 'api.crossref.org' },
  { registry: 'openalex', label: 'OpenAlex', host: 'api.openalex.org' },
  { registry: 'semantic-scholar', label: 'Semantic Scholar', host: 'api.semanticscholar.org' },
  { registry: 'hugging-face', label: 'Hugging Face', host: 'huggingface.co' },
  { registry: 'acl-anthology', label: 'ACL Anthology', host: 'aclanthology.org' },
];

/** The address of a request; undefined if it is not an `https` address of the host of its registry. */
export function findAddress({ registry, url }: Pick<FetchParams, 'registry' | 'url'>): URL | undefined {
  const known = registryHosts.find((each) => each.registry === registry);
  if (known === undefined || !URL.canParse(url)) return undefined;
  const address = new URL(url);
  return isOn(known.host, address) ? address : undefined;
}
