import type { ReactNode } from 'react'
import { AlignedReading } from '../features/comparing/aligned-reading.tsx'
import type { ComparisonSlots } from '../features/comparing/slots.ts'
import { PassageLayer } from '../features/highlighting/passage-layer.tsx'
import type { TagPickerSlot } from '../features/highlighting/tag-picker-slot.ts'
import { ReportPicker } from '../features/reading/report-picker.tsx'
import { SectionText } from '../features/reading/section-text.tsx'
import { TagPicker } from '../features/tagging/tag-picker.tsx'

const tagPicker: TagPickerSlot = props => <TagPicker {...props} />

const SLOTS: ComparisonSlots = {
  text: (report, { start, end }) => <SectionText report={report} start={start} end={end} />,
  passages: ({ surface, report, range, active }) => (
    <PassageLayer surface={surface} active={active} report={() => report} place={() => range.start} within={range} tagPicker={tagPicker} />
  ),
  picker: onChoose => <ReportPicker onChoose={onChoose} autoFocus />,
}

/** Reports side by side, section by section, with all that can be done with a passage. */
export default function AlignedView({ viewSwitch }: { readonly viewSwitch: ReactNode }) {
  return <AlignedReading viewSwitch={viewSwitch} slots={SLOTS} margin={null} />
}
