/** True while the user writes: then letters belong to the field, and to the input method while it composes. */
export function isWriting(event: KeyboardEvent): boolean {
  const target = event.target
  return event.isComposing || (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null)
}
