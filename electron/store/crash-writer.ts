// For tests only: node crash-writer.ts LIBRARY SEED [STEPS] opens a library and works until it is killed, or until it
// has made its steps. Each step is acknowledged on standard output once it is done.
import { writeSync } from 'node:fs'
import { planSteps } from './crash-plan.ts'
import { openLibrary } from './database.ts'
import { journalState, recordAction, redoAction, undoAction } from './journal.ts'
import { mark, storeReport } from './test-rows.ts'

const [, , path = '', seed = '1', steps = 'Infinity'] = process.argv
const { db, close } = await openLibrary(path, { create: true })
const report = storeReport(db, '青禾.txt', '青禾市人大常委会工作报告\n召开常委会会议七次，听取报告十六项。')

let made = 0
let done = 0
for (const step of planSteps(Number(seed))) {
  if (done >= Number(steps)) break
  if (step === 'add') {
    const note = `note ${made++}`
    recordAction(db, 'highlight.add', 1, () => mark(db, report, 0, 6, note))
  } else {
    const { undo, redo } = journalState(db)
    if (step === 'undo' && undo) undoAction(db)
    if (step === 'redo' && redo) redoAction(db)
  }
  done += 1
  writeSync(1, `${done}\n`)
}
close()
