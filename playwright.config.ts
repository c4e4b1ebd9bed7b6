import { defineConfig } from '@playwright/test'
import { findBrowser } from './src/main/print/findBrowser'

const browser = findBrowser()

/**
 * Specs are written once for two shells: `desktop` (Electron, or the stand-in for its binary) and `browser` (the
 * loopback server). The road from a file to a report and whatever leaves the page (dialogs, files, links, windows) runs
 * on both; details of a screen are the same page behind either shell and run on `browser` alone, which halves their
 * time. What only Electron can show is kept to `desktop`.
 */
const onBoth = /\/(start|creators|campaign|reports|outreach|security)\.spec\.ts$/
const onDesktopOnly = /\/host\w*\.spec\.ts$/
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  globalSetup: './test/e2e/globalSetup.ts',
  timeout: 60_000,
  // A busy machine of two cores; a right answer is still the only one that passes.
  expect: { timeout: 15_000 },
  // Two cores is what the smallest machine we build on has.
  workers: 2,
  // Each test keeps an app and a browser busy; what passes the second time only is told as flaky.
  retries: process.env.CI ? 1 : 0,
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
  projects: [
    { name: 'desktop', testMatch: [onBoth, onDesktopOnly] },
    { name: 'browser', testIgnore: onDesktopOnly },
  ],
})
