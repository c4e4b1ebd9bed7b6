import { Component, type ReactNode } from 'react'
import { ErrorNote } from '../ui/ErrorNote'

/** Keeps a fault of one screen inside that screen. */
export class ErrorBoundary extends Component<{ sentence: string; children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return (
      <div className="p-6">
        <ErrorNote
          error={this.state.error}
          sentence={this.props.sentence}
          onRetry={() => this.setState({ error: null })}
        />
      </div>
    )
  }
}
