import type { Annotation } from '../../model/annotation';
import { type ExchangedWork, renderWorkUri } from './exchangedAnnotation';

/** An annotation and the work that it is about. */
export interface AnnotationOnWork {
  readonly annotation: Annotation;
  readonly work: ExchangedWork;
}

/**
 * Writes annotations as W3C Web Annotations in JSON-LD (https://www.w3.org/TR/annotation-model/). The result is a list in which each
 * annotation is complete in itself. No JSON-LD library is needed, because the form is flat and fixed, and an import expects exactly
 * these names. No context is loaded from the network.
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
    // The Web Annotation vocabulary has no term for a resolved annotation, but schema.org has one.
    ...(isResolved ? { 'schema:creativeWorkStatus': 'resolved' } : {}),
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: {
      source: renderWorkUri(work),
      // An import can find the paper by its title and key even if it does not know the address.
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
