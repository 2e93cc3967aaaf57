import cppcc from '../../../resources/themes/cppcc.json' with { type: 'json' }
import cppccLearned from '../../../resources/themes/cppcc.learned.json' with { type: 'json' }
import government from '../../../resources/themes/government.json' with { type: 'json' }
import governmentLearned from '../../../resources/themes/government.learned.json' with { type: 'json' }
import npc from '../../../resources/themes/npc.json' with { type: 'json' }
import npcLearned from '../../../resources/themes/npc.learned.json' with { type: 'json' }
import type { ThemeSet } from '../../../shared/model/theme.ts'
import type { Learned } from './learned.ts'
import { type PackedLearned, unpackLearned } from './pack-learned.ts'
import { readThemeSet } from './theme-set.ts'

/** A set that comes with the program, and what labelled reports taught of it. */
export interface KnownThemeSet extends ThemeSet {
  /** Unpacked when it is first needed. */
  learned(): Learned
}

const SHIPPED: readonly (readonly [unknown, PackedLearned])[] = [
  [npc, npcLearned],
  [cppcc, cppccLearned],
  [government, governmentLearned],
]

let sets: readonly KnownThemeSet[] | undefined

export function knownThemeSets(): readonly KnownThemeSet[] {
  sets ??= SHIPPED.map(([set, packed]) => ({ ...readThemeSet(set), learned: once(() => unpackLearned(packed)) }))
  return sets
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
