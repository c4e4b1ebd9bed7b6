import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    setupFiles: ['test/support/properties.ts'],
    exclude: ['test/e2e/**', 'test/electron-host/**', 'test/bench/**'],
    // Styles are left empty otherwise; this one is a text that goes into a file.
    css: { include: [/resources\/review/] },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores is what the smallest machine we build on has.
    maxWorkers: 2,
    reporters: ['default'],
  },
})
