import type { Words } from '../words.ts'

export const columns: Words['columns'] = {
  title: 'What the columns of the table are',
  open: 'Columns of the table…',
  choose: 'Say which column is which…',
  help: 'Each row is a report. Look at the first rows and say what each column holds; leave out what is of no use. Place and text may be spread over several columns.',
  noTexts:
    'Which column of this table holds the texts could not be told (its columns: {{columns}}). Please say so. A list without texts has none to read.',
  rows_one: '{{count}} row in all',
  rows_other: '{{count}} rows in all',
  of: 'Content of column {{at}} ({{name}})',
  ofUnnamed: 'Content of column {{at}}',
  unnamed: '(no name)',
  ignore: 'Leave out',
  meaning: { title: 'Title', text: 'Text', place: 'Place', year: 'Year', date: 'Date', body: 'Body', speaker: 'Speaker' },
  reading: 'Reading the table…',
  looking: 'Looking what would come of it…',
  result_one: 'This gives {{count}} report.',
  result_other: 'This gives {{count}} reports.',
  nothing: 'This gives no report. Say which column holds the texts.',
  first: 'The first: {{reports}}',
  apply: 'Read it like this',
  byName: 'Go by the names again',
}
