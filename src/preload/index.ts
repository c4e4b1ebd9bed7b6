import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'

contextBridge.exposeInMainWorld('callboard', {
  shell: 'desktop',
  call: (envelope: unknown) => ipcRenderer.invoke('callboard:call', envelope),
  host: (envelope: unknown) => ipcRenderer.invoke('callboard:host', envelope),
  onEvent: (listener: (event: unknown) => void) => {
    const receive = (_event: IpcRendererEvent, event: unknown) => listener(event)
    ipcRenderer.on('callboard:event', receive)
    return () => {
      ipcRenderer.off('callboard:event', receive)
    }
  },
})
