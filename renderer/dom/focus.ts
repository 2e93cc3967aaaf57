/** True where what had the keyboard is gone: a dialog that was closed, a list that was left. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

/** For what takes itself away: once the page stands without it, the keyboard goes to the stage if it has no other place. */
export function rescueFocus(): void {
  requestAnimationFrame(() => {
    if (isFocusLost()) focusStage()
  })
}

/** Gives the keyboard to what the screen is about: its list or its text. */
export function focusStage(): void {
  // Buttons of a toolbar may carry a tabindex as well.
  const stage = document.querySelector<HTMLElement>('main :is(table, section)[tabindex="0"]')
  const other = stage ?? document.querySelector<HTMLElement>('main [tabindex="0"]')
  other?.focus({ preventScroll: true })
}
