import { Component, type ReactNode } from 'react'

interface FaultGuardProps {
  readonly children: ReactNode
  /** Stands for the children once they could not be drawn; `retry` draws them anew. */
  readonly fallback: (retry: () => void) => ReactNode
}

/** Without it, one part that cannot be drawn leaves the whole window empty. */
export class FaultGuard extends Component<FaultGuardProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback(() => this.setState({ failed: false })) : this.props.children
  }
}
