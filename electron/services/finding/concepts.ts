import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { Concept } from '../../../shared/model/search.ts'
import { addConcept, findConcept, findConceptByName, listConcepts, removeConcept, saveConcept } from '../../store/concepts.ts'
import type { Db } from '../../store/db.ts'
import { recordAction } from '../../store/journal.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'

export interface ConceptsService {
  list(): Concept[]
  save(input: Input<'concepts.save'>): Concept
  remove(ids: readonly string[]): ActionSummary
}

/** The user's dictionary of concepts, kept in the library. */
export function createConcepts(library: CurrentLibrary, announce: Announce): ConceptsService {
  return {
    list: () => listConcepts(library.database()),
    save({ id, name, expressions, note = '' }) {
      const db = library.database()
      if (id !== undefined) get(db, id)
      const namesake = findConceptByName(db, name)
      if (namesake !== undefined && namesake !== id) {
        throw new AppError('conflict', `There is a concept of this name already: ${name}`, { name })
      }
      const concept = { name, expressions: [...new Set(expressions)], note }
      const { value } = recordAction(db, 'concept.save', 1, () => {
        if (id === undefined) return addConcept(db, concept)
        saveConcept(db, { id, ...concept })
        return id
      })
      announce({ concepts: true })
      return get(db, value)
    },
    remove(ids) {
      const db = library.database()
      for (const id of ids) get(db, id)
      const { action } = recordAction(db, 'concept.remove', ids.length, () => {
        for (const id of ids) removeConcept(db, id)
      })
      announce({ concepts: true })
      return action
    },
  }
}

function get(db: Db, id: string): Concept {
  const concept = findConcept(db, id)
  if (!concept) throw new AppError('not-found', 'There is no such concept.', { id })
  return concept
}
