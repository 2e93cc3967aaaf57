import { ArrowDownUp, Equal, type LucideIcon, Minus, PencilLine, Plus } from 'lucide-react'
import type { SentenceChange } from '../../../shared/model/comparison.ts'

/** What stands for each change beside its word, so that neither colour nor reading is needed to tell them apart. */
export const SIGNS: Readonly<Record<SentenceChange, LucideIcon>> = {
  unchanged: Equal,
  reworded: PencilLine,
  moved: ArrowDownUp,
  new: Plus,
  gone: Minus,
}
