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
