import type { RegistryName } from '../../model/registryRecord';
import type { Registry } from '../registry';
import { aclAnthology } from './aclAnthology';
import { arxiv } from './arxiv/arxiv';
import { crossref } from './crossref';
import { datacite } from './datacite';
import { huggingFace } from './huggingFace';
import { openAlex } from './openAlex';
import { semanticScholar } from './semanticScholar';

const registryByName: Readonly<Record<RegistryName, Registry>> = {
  arxiv,
  datacite,
  crossref,
  openalex: openAlex,
  'semantic-scholar': semanticScholar,
  'hugging-face': huggingFace,
  'acl-anthology': aclAnthology,
};

export const registries: readonly Registry[] = Object.values(registryByName);
