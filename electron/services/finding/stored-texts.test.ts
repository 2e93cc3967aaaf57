import { expect, it } from 'vitest'
import { openMemory } from '../../store/database.ts'
import { addFoldedChunk } from '../../store/folded-texts.ts'
import { createStoredTexts } from './stored-texts.ts'

const FOLD = 1
const units = (text: string) => Uint16Array.from(text, unit => unit.charCodeAt(0))
const read = (found: Uint16Array | undefined) => found && String.fromCharCode(...found)

it('gives the texts of a piece from the second one on that is looked for', () => {
  const db = openMemory()
  const texts = createStoredTexts()
  addFoldedChunk(
    db,
    FOLD,
    [
      [1, 2],
      [2, 3],
    ],
    units('监督代表团'),
  )
  addFoldedChunk(db, FOLD, [[3, 2]], units('预算'))
  texts.list(db, FOLD)
  expect([1, 2, 1, 3, 2, 9].map(revision => read(texts.find(db, revision)))).toEqual([
    undefined,
    '代表团',
    '监督',
    undefined,
    '代表团',
    undefined,
  ])
})

it('gives nothing of a piece that is damaged, or of another fold', () => {
  const db = openMemory()
  const texts = createStoredTexts()
  addFoldedChunk(db, FOLD, [[1, 2]], units('监督'))
  addFoldedChunk(db, FOLD + 1, [[2, 2]], units('预算'))
  addFoldedChunk(db, FOLD, [[3, 2]], units('代表'))
  db.prepare("UPDATE folded_text SET units = x'00' WHERE id = 1").run()
  db.prepare("UPDATE folded_text SET revisions = '[[' WHERE id = 3").run()
  texts.list(db, FOLD)
  for (const revision of [1, 1, 2, 2, 3, 3]) expect(texts.find(db, revision)).toBeUndefined()
})
