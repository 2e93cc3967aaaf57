import type { ReactNode } from 'react'
import { ChangesStage } from '../features/changes/changes-stage.tsx'

/** What changed from one report to the next, sentence by sentence. */
export default function ChangesView({ viewSwitch }: { readonly viewSwitch: ReactNode }) {
  return <ChangesStage viewSwitch={viewSwitch} />
}
