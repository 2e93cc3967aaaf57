/** True where what had the keyboard is gone: a dialog that was closed, a list that was left. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

/** Gives the keyboard to what the screen is about: its list or its text. */
export function focusStage(): void {
  document.querySelector<HTMLElement>('main [tabindex="0"]')?.focus({ preventScroll: true })
}
