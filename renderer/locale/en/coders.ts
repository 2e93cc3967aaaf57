import type { Words } from '../words.ts'

export const coders: Words['coders'] = {
  title: 'Two coders compared',
  comparing: 'Comparing…',
  nothing: 'There is no report that both of you marked. The other library must hold the same files.',
  facts:
    'Reports marked by both: {{reports}}, with {{sentences}} sentences; a sentence has a tag when a highlight with it touches the sentence.',
  elsewhere: ' Reports that only you marked ({{onlyMine}}), or only the other one ({{onlyTheirs}}), do not count.',
  unplaced_one: '{{count}} highlight of the other one found no place.',
  unplaced_other: '{{count}} highlights of the other one found no place.',
  table: 'Agreement by tag',
  column: { tag: 'Tag', both: 'Both', onlyMine: 'Only you', onlyTheirs: 'Only the other', share: 'Same', kappa: 'Kappa' },
  kappaHelp: 'Cohen’s kappa: agreement beyond what chance would give; 1 at most, 0 is what chance gives.',
  all: 'All tags',
  agreed: 'You agree on every sentence.',
  apart_one: '{{count}} disagreement',
  apart_other: '{{count}} disagreements',
  who: { mine: 'You gave it “{{tag}}”, the other did not', theirs: 'The other gave it “{{tag}}”, you did not' },
  more: '{{count}} more are not listed.',
  merge: 'Merge a library…',
  compare: 'Compare coding with another library…',
  compareFile: 'Compare coding with a file of annotations…',
}
