/** Scrolls the row of panes, where it is wider than the window, until this one stands in it. */
export function bringPaneIntoView(index: number): void {
  document.querySelectorAll('[data-pane]')[index]?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
