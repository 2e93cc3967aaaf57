import { type ComponentType, useEffect, useState } from 'react'

/** A component whose code is fetched when it is first drawn, or asked for; until then it draws nothing. */
export type OnDemand<P> = ComponentType<P> & { readonly preload: () => Promise<void> }

/** Instead of React's `lazy`: that one holds back for 300 ms what was not there at once, also when its code is there sooner. */
export function onDemand<P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>): OnDemand<P> {
  let loaded: ComponentType<P> | null = null
  let loading: Promise<void> | undefined

  function preload(): Promise<void> {
    loading ??= load().then(
      module => {
        loaded = module.default
      },
      error => {
        loading = undefined
        throw error
      },
    )
    return loading
  }

  function Demanded(props: P) {
    const [Shown, setShown] = useState<ComponentType<P> | null>(() => loaded)
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null)
    useEffect(() => {
      if (Shown) return
      preload().then(
        () => setShown(() => loaded),
        error => setFailure({ error }),
      )
    }, [Shown])
    // Whoever guards this part says so; an empty place would say nothing.
    if (failure) throw failure.error
    return Shown && <Shown {...props} />
  }
  return Object.assign(Demanded, { preload })
}
