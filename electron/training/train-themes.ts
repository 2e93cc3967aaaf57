// npm run themes [-- --score]: learns the themes of labelled reports anew and writes resources/themes/*.learned.json;
// with --score it only says how good that is, each report judged by what the others teach.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readThemeSet } from '../comparing/themes/theme-set.ts'
import { trainThemes } from '../comparing/themes/train.ts'
import { loadGazetteer } from '../importing/metadata/gazetteer.ts'
import { createNames } from './names.ts'
import { findCorpus, readLabelledReports } from './read-labels.ts'
import { scoreLeavingOut, stretchesOf, type ThemeScore } from './score-themes.ts'

const FOLDER = resolve(import.meta.dirname, '../../resources/themes')
const SETS = ['npc', 'cppcc', 'government']

function shown({ right, of }: ThemeScore): string {
  return of === 0 ? 'none labelled' : `${((100 * right) / of).toFixed(1)} % of ${of}`
}

async function main(): Promise<void> {
  const corpus = findCorpus()
  if (!corpus) {
    process.stderr.write('The labelled reports are not here. Set DUIDU_CORPUS to their folder.\n')
    process.exitCode = 1
    return
  }
  const names = createNames(await loadGazetteer())
  for (const id of SETS) {
    const reports = (await readLabelledReports(corpus, id)).filter(({ use }) => use === 'tuning')
    if (process.argv.includes('--score')) {
      const set = readThemeSet(JSON.parse(readFileSync(join(FOLDER, `${id}.json`), 'utf8')))
      const { sections, sectionsAtAll, paragraphs } = scoreLeavingOut(set, reports, names)
      process.stdout.write(`${id}: sections ${shown(sections)} (${shown(sectionsAtAll)} at all), paragraphs ${shown(paragraphs)}\n`)
      continue
    }
    const learned = trainThemes(stretchesOf(reports, names), names.isName)
    const file = join(FOLDER, `${id}.learned.json`)
    writeFileSync(file, `${JSON.stringify(learned, null, 2)}\n`)
    process.stdout.write(`${id}: ${reports.length} reports, ${learned.grams.split(' ').length} grams\n`)
  }
}

await main()
