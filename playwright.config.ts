import { defineConfig } from '@playwright/test'
import { findBrowser } from './src/main/print/findBrowser'

const browser = findBrowser()

/**
 * Every spec is written once and runs on two shells: `desktop` (Electron, or the stand-in for its binary) and `browser`
 * (the loopback server). What only Electron can show is kept to `desktop`.
 */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  globalSetup: './test/e2e/globalSetup.ts',
  timeout: 60_000,
  // A busy machine of two cores; a right answer is still the only one that passes.
  expect: { timeout: 15_000 },
  // Two cores is what the smallest machine we build on has; each test keeps an app and a browser busy, so a run that
  // decides about a landing takes them one by one.
  workers: process.env.CI ? 1 : 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      // Chromium refuses to run as root otherwise.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [{ name: 'desktop' }, { name: 'browser', testIgnore: /\/host\w*\.spec\.ts$/ }],
})
