/** Finds that are kept together: a transaction of its own for each would take longer than the finding. */
const BATCH = 20

/**
 * Visits items one after another and rests after each. What a visit finds anew it adds to `fresh`, which is kept in the
 * library from time to time: work that is given up has lost little.
 */
export function* keepingFinds<Item, Find>(
  items: Iterable<Item>,
  visit: (item: Item, fresh: Find[]) => Generator<void, void>,
  keep: (fresh: readonly Find[]) => void,
): Generator<void> {
  const fresh: Find[] = []
  for (const item of items) {
    yield* visit(item, fresh)
    if (fresh.length >= BATCH) keep(fresh.splice(0))
    yield
  }
  if (fresh.length > 0) keep(fresh)
}
