import { createTopicMap } from '../../server/src/topics/createTopicMap';
import type { Figures } from '../bench/measuring';
import { numberTopics } from './judgeTopics';
import { scoreGroups } from './scoreGroups';
import type { Arrangement, SectionedPapers } from './sectionSets';

/** How well the topics agree with the classes of the papers, whatever their sections are: the mean of some libraries. */
export function judgeSections(arrangement: Arrangement, libraries: readonly SectionedPapers[]): Figures {
  const scores = libraries.map(({ papers, classes, sections }) => {
    const sectioned = papers.map((paper, index) => {
      const name = sections[index];
      return name === undefined ? paper : { ...paper, tags: [name] };
    });
    return scoreGroups(numberTopics(papers, createTopicMap(sectioned).topics), classes).adjustedMutualInformation;
  });
  return {
    sections: arrangement,
    'adjusted mutual information': (scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(3),
  };
}
