import { app, protocol } from 'electron'
import { appScheme } from './desktop/protocol'
import { runDesktop } from './desktop/run'

// Before anything is awaited: Electron takes the privileges of a scheme only until it is ready.
protocol.registerSchemesAsPrivileged([appScheme])
app.enableSandbox()
if (app.requestSingleInstanceLock()) runDesktop()
else app.quit()
