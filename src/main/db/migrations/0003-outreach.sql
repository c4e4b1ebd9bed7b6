-- Who writes to whom, what was said, and what the law asks for.

-- One person of the agency speaks with a creator; null: nobody yet.
ALTER TABLE creator ADD COLUMN owner TEXT;
ALTER TABLE creator ADD COLUMN is_minor INTEGER CHECK (is_minor IN (0, 1));
-- the day on which data about the person first came in, where it is not the day the row was made
ALTER TABLE creator ADD COLUMN collected_on TEXT;
ALTER TABLE creator ADD COLUMN notice_on TEXT;
ALTER TABLE creator ADD COLUMN notice_how TEXT;
-- kept on purpose until then; null takes the workspace's term from the last touch
ALTER TABLE creator ADD COLUMN keep_until TEXT;
ALTER TABLE creator ADD COLUMN keep_reason TEXT;
CREATE INDEX creator_owner ON creator (owner) WHERE owner IS NOT NULL;

ALTER TABLE contact_point ADD COLUMN lawful_basis TEXT NOT NULL DEFAULT 'unstated' CHECK (lawful_basis IN ('unstated', 'legitimateInterest', 'consent', 'contract'));
ALTER TABLE contact_point ADD COLUMN basis_note TEXT;

CREATE TABLE message_template (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'directMessage', 'agent', 'marketplace', 'phone')),
  purpose TEXT NOT NULL CHECK (purpose IN ('first', 'followUp', 'reply', 'notice')),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The text of a template in one language (BCP 47).
CREATE TABLE template_text (
  id TEXT PRIMARY KEY NOT NULL,
  template_id TEXT NOT NULL REFERENCES message_template (id),
  language TEXT NOT NULL,
  subject TEXT,
  body TEXT NOT NULL CHECK (length(body) > 0),
  UNIQUE (template_id, language)
) STRICT, WITHOUT ROWID;

-- steps: [{afterDays, channel, templateId}], the first at 0; counted in business days or calendar days
CREATE TABLE cadence (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  steps TEXT NOT NULL CHECK (json_valid(steps)),
  counts TEXT NOT NULL CHECK (counts IN ('businessDays', 'calendarDays')),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Days on which the agency does not work, besides weekends and the public holidays of its countries.
CREATE TABLE day_off (
  id TEXT PRIMARY KEY NOT NULL,
  day TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A creator in a campaign's pipeline.
CREATE TABLE outreach (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  creator_id TEXT NOT NULL REFERENCES creator (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  stage TEXT NOT NULL CHECK (stage IN ('sourced', 'vetted', 'to_contact', 'contacted', 'replied', 'negotiating', 'terms_sent', 'agreed', 'contracted', 'declined', 'unreachable', 'paused', 'do_not_contact')),
  stage_since TEXT NOT NULL,
  -- why declined, paused or unreachable
  stage_reason TEXT,
  owner TEXT NOT NULL,
  channel TEXT CHECK (channel IN ('email', 'directMessage', 'agent', 'marketplace', 'phone')),
  cadence_id TEXT REFERENCES cadence (id),
  cadence_on TEXT,
  -- 0-based step of the cadence that comes next, and the day it is due
  next_step INTEGER CHECK (next_step >= 0),
  due_on TEXT,
  snoozed_until TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (campaign_id, creator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX outreach_creator ON outreach (creator_id);
CREATE INDEX outreach_account ON outreach (account_id);
CREATE INDEX outreach_cadence ON outreach (cadence_id) WHERE cadence_id IS NOT NULL;
CREATE INDEX outreach_due ON outreach (coalesce(snoozed_until, due_on), id) WHERE due_on IS NOT NULL;

CREATE TABLE outreach_message (
  id TEXT PRIMARY KEY NOT NULL,
  outreach_id TEXT NOT NULL REFERENCES outreach (id),
  direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  -- draft: made, not yet said to be sent
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'received', 'bounced')),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'directMessage', 'agent', 'marketplace', 'phone')),
  address TEXT,
  subject TEXT,
  body TEXT NOT NULL,
  template_id TEXT REFERENCES message_template (id),
  -- step of the cadence it was, 0-based
  step INTEGER,
  -- RFC 5322 Message-ID without the angle brackets
  message_key TEXT,
  at TEXT NOT NULL,
  by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outreach_message_outreach ON outreach_message (outreach_id, at);
CREATE INDEX outreach_message_key ON outreach_message (message_key) WHERE message_key IS NOT NULL;
CREATE INDEX outreach_message_address ON outreach_message (address) WHERE address IS NOT NULL;
CREATE INDEX outreach_message_template ON outreach_message (template_id) WHERE template_id IS NOT NULL;

CREATE TABLE outreach_note (
  id TEXT PRIMARY KEY NOT NULL,
  outreach_id TEXT NOT NULL REFERENCES outreach (id),
  text TEXT NOT NULL CHECK (length(text) > 0),
  author TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outreach_note_outreach ON outreach_note (outreach_id);

-- A warning that somebody went past, and why.
CREATE TABLE outreach_override (
  id TEXT PRIMARY KEY NOT NULL,
  outreach_id TEXT NOT NULL REFERENCES outreach (id),
  warning TEXT NOT NULL CHECK (warning IN ('owner', 'coolDown', 'dailyLimit')),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outreach_override_outreach ON outreach_override (outreach_id);

-- value: the normalised address, domain or name, null once the person was erased; digest stays: HMAC-SHA-256 of
-- kind and value under the workspace's key.
CREATE TABLE do_not_contact (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('creator', 'address', 'domain', 'agent')),
  value TEXT,
  digest TEXT NOT NULL,
  creator_id TEXT REFERENCES creator (id),
  agent_id TEXT REFERENCES agent (id),
  reason TEXT NOT NULL,
  source TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  UNIQUE (kind, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX do_not_contact_creator ON do_not_contact (creator_id) WHERE creator_id IS NOT NULL;
CREATE INDEX do_not_contact_agent ON do_not_contact (agent_id) WHERE agent_id IS NOT NULL;

-- What was done for people's rights, fit to be shown to an auditor: no name, no address, only counts and a digest of
-- the creator's id. Written beside the work, only added to.
CREATE TABLE privacy_record (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('notice', 'basis', 'export', 'erasure', 'keep', 'doNotContact', 'minor', 'review')),
  subject_digest TEXT,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER privacy_record_no_update BEFORE UPDATE ON privacy_record BEGIN
  SELECT RAISE (ABORT, 'the privacy record is only added to');
END;
CREATE TRIGGER privacy_record_no_delete BEFORE DELETE ON privacy_record BEGIN
  SELECT RAISE (ABORT, 'the privacy record is only added to');
END;
-- INSERT OR REPLACE would slip past the two above where recursive triggers are off.
CREATE TRIGGER privacy_record_no_replace BEFORE INSERT ON privacy_record
WHEN EXISTS (SELECT 1 FROM privacy_record WHERE id = NEW.id) BEGIN
  SELECT RAISE (ABORT, 'the privacy record is only added to');
END;
