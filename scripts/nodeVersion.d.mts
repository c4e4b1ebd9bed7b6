/** Types for the TypeScript entries that a bare `node` can start; the reasons stand in nodeVersion.mjs. */
export function refusalOfNode(version: string): string | null
export function requireNode(): void
