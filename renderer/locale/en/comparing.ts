import type { Words } from '../words.ts'

export const comparing: Words['comparing'] = {
  views: { label: 'Way of comparing', aligned: 'Side by side' },
  choose: {
    title: 'Lay reports side by side',
    text: 'Choose 2 to 6 reports. Sections that correspond stand in the same row: reports of different places for one year, or of one place over the years.',
    one: 'Choose one more to compare.',
    hint: 'Or select several reports in the library and press “Compare selected”.',
    toLibrary: 'Choose in the library',
    add: 'Add a report',
    full: '{{count}} reports at most',
  },
}
