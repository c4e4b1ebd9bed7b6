import type { creatorRecordContract } from '../../../../shared/contract/creatorRecord'
import { readDefaultScheme } from '../../../db/read/tiers'
import type { HandlersFor } from '../../context'
import { addAccount, removeAccount, updateAccount } from './accounts'
import { linkAgent, readAgents, removeAgent, saveAgent, unlinkAgent } from './agents'
import { removeCollaboration, saveCollaboration } from './collaborations'
import { addContact, removeContact, updateContact } from './contacts'
import { orderCustomFields, readCustomFields, removeCustomField, saveCustomField } from './customFields'
import { addMetrics, removeMetrics, setAudience } from './figures'
import { addFile, openFile, removeFile } from './files'
import { removeNote, saveNote } from './notes'
import { readProfile } from './profile'
import { addRate, removeRate, updateRate } from './rates'
import { readSources } from './sources'
import { readTimeline } from './timeline/timeline'

export const creatorRecordHandlers: HandlersFor<typeof creatorRecordContract> = {
  'creators.get': ({ accountId }, { db }) => readProfile(db, readDefaultScheme(db), accountId),
  'creators.timeline': (input, { db }) => readTimeline(db, input),
  'creators.sources': ({ accountId }, { db }) => readSources(db, accountId),
  'creators.addAccount': addAccount,
  'creators.updateAccount': updateAccount,
  'creators.removeAccount': removeAccount,
  'creators.addMetrics': addMetrics,
  'creators.removeMetrics': removeMetrics,
  'creators.setAudience': setAudience,
  'creators.addRate': addRate,
  'creators.updateRate': updateRate,
  'creators.removeRate': removeRate,
  'creators.addContact': addContact,
  'creators.updateContact': updateContact,
  'creators.removeContact': removeContact,
  'creators.agents': ({ text }, { db }) => readAgents(db, text),
  'creators.saveAgent': saveAgent,
  'creators.removeAgent': removeAgent,
  'creators.linkAgent': linkAgent,
  'creators.unlinkAgent': unlinkAgent,
  'creators.saveCollaboration': saveCollaboration,
  'creators.removeCollaboration': removeCollaboration,
  'creators.saveNote': saveNote,
  'creators.removeNote': removeNote,
  'creators.addFile': addFile,
  'creators.openFile': openFile,
  'creators.removeFile': removeFile,
  'creators.customFields': (_input, { db }) => readCustomFields(db),
  'creators.saveCustomField': saveCustomField,
  'creators.orderCustomFields': orderCustomFields,
  'creators.removeCustomField': removeCustomField,
}
