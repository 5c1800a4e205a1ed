import type { Annotation } from '../../model/annotation';
import type { ExchangedWork } from './exchangedAnnotation';
import { renderSource } from './workIdentifiers';

/** An annotation with the work that it is on. */
export interface AnnotationOnWork {
  readonly annotation: Annotation;
  readonly work: ExchangedWork;
}

/**
 * Annotations as W3C Web Annotations in JSON-LD: a list, so that each stands by itself
 * (https://www.w3.org/TR/annotation-model/). The form is flat and fixed, and what is read back is looked for by name, so no
 * library that expands or compacts JSON-LD is needed: all names are those of the context that every reader of annotations
 * knows, and none is loaded from the network.
 */
export function renderWebAnnotations(annotations: readonly AnnotationOnWork[]): string {
  return `${JSON.stringify(annotations.map(toWebAnnotation), undefined, 2)}\n`;
}

function toWebAnnotation({ annotation, work }: AnnotationOnWork): unknown {
  const { id, selector, body, tags, isResolved } = annotation;
  const words = body.replace(/\r\n?/g, '\n');
  const bodies = [
    ...(words === '' ? [] : [{ type: 'TextualBody', value: words, format: 'text/markdown', purpose: 'commenting' }]),
    ...tags.map((tag) => ({ type: 'TextualBody', value: tag, purpose: 'tagging' })),
  ];
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:marginalia:annotation:${id}`,
    type: 'Annotation',
    motivation: words === '' ? 'highlighting' : 'commenting',
    // schema.org has a word for it; annotations have none.
    ...(isResolved ? { 'schema:creativeWorkStatus': 'resolved' } : {}),
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: {
      source: renderSource(work),
      // By these an import finds the paper, whatever its address.
      ...(work.title === undefined ? {} : { 'dcterms:title': work.title }),
      ...(work.key === undefined ? {} : { 'dcterms:identifier': work.key }),
      selector: {
        type: 'TextQuoteSelector',
        exact: selector.exact,
        ...(selector.prefix === '' ? {} : { prefix: selector.prefix }),
        ...(selector.suffix === '' ? {} : { suffix: selector.suffix }),
      },
    },
  };
}
