import type { Registry } from '../registry';
import { aclAnthology } from './aclAnthology';
import { arxiv } from './arxiv/arxiv';
import { crossref } from './crossref';
import { datacite } from './datacite';
import { huggingFace } from './huggingFace';
import { openAlex } from './openAlex';
import { semanticScholar } from './semanticScholar';

export const registries: readonly Registry[] = [arxiv, datacite, crossref, openAlex, semanticScholar, huggingFace, aclAnthology];
