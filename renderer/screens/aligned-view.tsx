/** Reports side by side, section by section. */
export default function AlignedView() {
  return null
}
