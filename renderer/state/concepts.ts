import type { Input } from '../../shared/contract.ts'
import type { Concept, QueryProblem } from '../../shared/model/search.ts'
import type { TableFormat } from '../../shared/model/table.ts'
import type { Slice } from './store.ts'
import { createTableWriter } from './write-table.ts'

export interface ConceptsSlice {
  /** The user's dictionary, in the order in which its entries were made. */
  readonly concepts: readonly Concept[]
  loadConcepts(): Promise<void>
  /** Null when it did not work; a name that is taken is told by `conflict`, everything else in the line at the bottom. */
  saveConcept(concept: Input<'concepts.save'>): Promise<Concept | null>
  removeConcept(id: string): Promise<void>
  exportConcepts(format: TableFormat): Promise<void>
  /** What could not be read as it was meant, for each expression. */
  checkExpressions(expressions: readonly string[]): Promise<readonly (readonly QueryProblem[])[]>
}

export const createConceptsSlice: Slice<ConceptsSlice> = (set, get, api) => ({
  concepts: [],

  async loadConcepts() {
    set({ concepts: await api.call('concepts.list', {}) })
  },

  async saveConcept(concept) {
    try {
      return await api.call('concepts.save', concept)
    } catch (error) {
      get().fail(error)
      return null
    }
  },

  async removeConcept(id) {
    try {
      await api.call('concepts.remove', { ids: [id] })
      get().notify('notices.conceptRemoved', {}, { undoable: true })
    } catch (error) {
      get().fail(error)
    }
  },

  exportConcepts: format => createTableWriter(get)(to => api.call('exports.concepts', { ...to, format })),

  async checkExpressions(expressions) {
    return await Promise.all(expressions.map(async query => (await api.call('queries.read', { query })).problems))
  },
})
