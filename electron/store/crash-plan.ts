/** For tests only: what a program does until it is killed, the same for the one that does it and the one that checks. */
export type Step = 'add' | 'undo' | 'redo'

/** An endless, repeatable order of steps. */
export function* planSteps(seed: number): Generator<Step, never> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const dice = state / 2 ** 32
    yield dice < 0.7 ? 'add' : dice < 0.85 ? 'undo' : 'redo'
  }
}

/** What the library must hold after so many steps: the notes of its highlights, and those that redo would bring. */
export function expectedAfter(seed: number, steps: number): { readonly done: string[]; readonly undone: string[] } {
  const done: string[] = []
  const undone: string[] = []
  let made = 0
  const plan = planSteps(seed)
  for (let taken = 0; taken < steps; taken++) {
    const step = plan.next().value
    if (step === 'add') {
      done.push(`note ${made++}`)
      undone.length = 0
    } else {
      const [from, to] = step === 'undo' ? [done, undone] : [undone, done]
      const note = from.pop()
      if (note !== undefined) to.push(note)
    }
  }
  return { done, undone }
}
