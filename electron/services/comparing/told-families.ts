import type { WordingFamily } from '../../../shared/model/comparison.ts'
import type { WantedFamilies } from '../../comparing/reuse/families.ts'
import type { ReusePart } from '../../comparing/reuse/parts.ts'
import type { Others } from '../../comparing/reuse/stretches.ts'

/** What was asked for, and which reports were looked through. */
interface FamilyQuestion {
  readonly wanted: WantedFamilies
  readonly all: Pick<Others, 'slots' | 'groups'>
}

interface ToldFamilies extends FamilyQuestion {
  readonly families: readonly WordingFamily[]
}

/** Lists of families that are kept, for whoever comes back to one or writes it into a file. */
const KEPT = 3

/** The families that were told last of the parts of an index. They go with the parts, which are others when a report changed. */
export function createToldFamilies() {
  const told = new WeakMap<readonly ReusePart[], readonly ToldFamilies[]>()

  const isLike = ({ wanted, all }: FamilyQuestion, other: FamilyQuestion) =>
    wanted.least === other.wanted.least &&
    wanted.limit === other.wanted.limit &&
    areEqual(wanted.holding, other.wanted.holding) &&
    areEqual(all.slots, other.all.slots) &&
    areEqual(all.groups, other.all.groups)

  return {
    find: (parts: readonly ReusePart[], question: FamilyQuestion): readonly WordingFamily[] | undefined =>
      told.get(parts)?.find(known => isLike(known, question))?.families,
    keep(parts: readonly ReusePart[], { wanted, all }: FamilyQuestion, families: readonly WordingFamily[]): void {
      told.set(parts, [{ wanted, all, families }, ...(told.get(parts) ?? [])].slice(0, KEPT))
    },
  }
}

function areEqual(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false
  return true
}
