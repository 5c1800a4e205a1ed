/** Words with which authors speak of their own paper, such as `we`, `this work`, `propose` and `results show`. */
export const ownWords =
  /\b(?:we|our|this (?:paper|work|study|article|survey|thesis|report|chapter)|in this (?:paper|work|study))\b|\b(?:propose|outperform|experiments? (?:show|demonstrate)|state-of-the-art|results (?:show|indicate|suggest|demonstrate))/i;
