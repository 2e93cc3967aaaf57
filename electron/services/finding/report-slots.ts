/** Which slot of a corpus holds which report, and which revision of it: a report keeps its slot while it is there. */
export interface ReportSlots {
  /** Undefined for a report that has none. */
  slotOf(id: string): number | undefined
  /** Undefined for an empty slot. */
  idOf(slot: number): string | undefined
  /** The revision whose text the slot holds. */
  revisionAt(slot: number): number | undefined
  /** Whether the report has a slot with this revision. */
  holds(id: string, revision: number): boolean
  /** Its slot, or an empty one, which is its own from now on. */
  claim(id: string): number
  /** The slot holds the text of this revision now. */
  show(slot: number, revision: number): void
  /** The report is no longer there. Returns its slot, which is empty now; undefined where it had none. */
  release(id: string): number | undefined
  /** All slots in use, rising. */
  inUse(): SlotRevision[]
  clear(): void
}

export interface SlotRevision {
  readonly slot: number
  readonly revision: number
}

export function createReportSlots(): ReportSlots {
  const slots = new Map<string, number>()
  const ids: (string | undefined)[] = []
  const revisions: (number | undefined)[] = []
  const free: number[] = []

  return {
    slotOf: id => slots.get(id),
    idOf: slot => ids[slot],
    revisionAt: slot => revisions[slot],
    holds(id, revision) {
      const slot = slots.get(id)
      return slot !== undefined && revisions[slot] === revision
    },
    claim(id) {
      const slot = slots.get(id) ?? free.pop() ?? ids.length
      slots.set(id, slot)
      ids[slot] = id
      return slot
    },
    show(slot, revision) {
      revisions[slot] = revision
    },
    release(id) {
      const slot = slots.get(id)
      if (slot === undefined) return undefined
      slots.delete(id)
      ids[slot] = undefined
      revisions[slot] = undefined
      free.push(slot)
      return slot
    },
    inUse: () => revisions.flatMap((revision, slot) => (revision === undefined ? [] : [{ slot, revision }])),
    clear() {
      slots.clear()
      ids.length = 0
      revisions.length = 0
      free.length = 0
    },
  }
}
