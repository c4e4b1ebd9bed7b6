-- Content owed, its versions, who decided what, and the rights around it.

-- Whose client: null is the agency itself.
ALTER TABLE person ADD COLUMN client_id TEXT REFERENCES client (id);
ALTER TABLE person ADD COLUMN email TEXT;
CREATE INDEX person_client ON person (client_id) WHERE client_id IS NOT NULL;

-- Workflows are data; presets are copied in, a person may change them. definition: shared/domain/approvals/workflow.ts
CREATE TABLE approval_workflow (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE campaign ADD COLUMN workflow_id TEXT REFERENCES approval_workflow (id);
ALTER TABLE campaign ADD COLUMN included_rounds INTEGER CHECK (included_rounds >= 1);
ALTER TABLE campaign ADD COLUMN post_from TEXT;
ALTER TABLE campaign ADD COLUMN post_until TEXT CHECK (post_until IS NULL OR post_from IS NULL OR post_until >= post_from);
ALTER TABLE campaign ADD COLUMN markets TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(markets));
ALTER TABLE campaign ADD COLUMN dos TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(dos));
ALTER TABLE campaign ADD COLUMN donts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(donts));
ALTER TABLE campaign ADD COLUMN mandatory TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(mandatory));
CREATE INDEX campaign_workflow ON campaign (workflow_id) WHERE workflow_id IS NOT NULL;

-- What a creator of the campaign owes as a rule. items: [{kind, title, count, dueOn, requirement}]
CREATE TABLE deliverable_package (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  items TEXT NOT NULL CHECK (json_valid(items)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deliverable_package_campaign ON deliverable_package (campaign_id);

-- Terms that were signed: for the whole campaign (account_id null) or by one creator.
CREATE TABLE signed_terms (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  account_id TEXT REFERENCES account (id),
  signed_on TEXT NOT NULL,
  signed_by TEXT,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX signed_terms_campaign ON signed_terms (campaign_id);
CREATE INDEX signed_terms_account ON signed_terms (account_id) WHERE account_id IS NOT NULL;

-- Where a deliverable stands is worked out from its events, so that no undo can part the two.
ALTER TABLE deliverable DROP COLUMN state;
ALTER TABLE deliverable ADD COLUMN package_id TEXT REFERENCES deliverable_package (id);
ALTER TABLE deliverable ADD COLUMN requirement TEXT;
-- null: the campaign's
ALTER TABLE deliverable ADD COLUMN workflow_id TEXT REFERENCES approval_workflow (id);
ALTER TABLE deliverable ADD COLUMN post_from TEXT;
ALTER TABLE deliverable ADD COLUMN post_until TEXT CHECK (post_until IS NULL OR post_from IS NULL OR post_until >= post_from);
ALTER TABLE deliverable ADD COLUMN music TEXT CHECK (music IN ('none', 'original', 'library', 'licensed'));
ALTER TABLE deliverable ADD COLUMN music_note TEXT;
ALTER TABLE deliverable ADD COLUMN created_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z';
CREATE INDEX deliverable_of_package ON deliverable (package_id) WHERE package_id IS NOT NULL;
CREATE INDEX deliverable_workflow ON deliverable (workflow_id) WHERE workflow_id IS NOT NULL;

-- One version of a deliverable's content. A draft until an event names it; then it is never changed again but by the
-- erasure of a person, which empties it (erased_at) and leaves the hashes.
CREATE TABLE content_version (
  id TEXT PRIMARY KEY NOT NULL,
  deliverable_id TEXT NOT NULL REFERENCES deliverable (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('video', 'image', 'text', 'other')),
  name TEXT,
  mime TEXT,
  size_bytes INTEGER CHECK (size_bytes >= 0),
  -- of the file; null is text only
  sha256 TEXT CHECK (length(sha256) = 64),
  caption TEXT NOT NULL DEFAULT '',
  hashtags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(hashtags)),
  links TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links)),
  -- SHA-256 over caption, hashtags and links (contentDigest in shared/domain/approvals/content.ts says how)
  caption_sha256 TEXT NOT NULL CHECK (length(caption_sha256) = 64),
  width INTEGER CHECK (width > 0),
  height INTEGER CHECK (height > 0),
  duration_ms INTEGER CHECK (duration_ms >= 0),
  frames_per_second REAL CHECK (frames_per_second > 0),
  codec TEXT,
  -- a still picture of it, kept like any blob; null where none could be made
  poster_sha256 TEXT CHECK (length(poster_sha256) = 64),
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  erased_at TEXT,
  UNIQUE (deliverable_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX content_version_blob ON content_version (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX content_version_poster ON content_version (poster_sha256) WHERE poster_sha256 IS NOT NULL;

-- What happened to a deliverable, only added to. One chain a device: previous_hash is the hash of the device's event
-- before; seen names the last events of the deliverable that this one knew, so that two machines' chains can be joined.
CREATE TABLE approval_event (
  id TEXT PRIMARY KEY NOT NULL,
  deliverable_id TEXT NOT NULL REFERENCES deliverable (id),
  device TEXT NOT NULL,
  device_seq INTEGER NOT NULL CHECK (device_seq >= 1),
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  seen TEXT NOT NULL CHECK (json_valid(seen)),
  -- the person's id: their name is a text that can be erased
  actor_id TEXT NOT NULL,
  role TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  version_id TEXT REFERENCES content_version (id),
  -- canonical JSON: what the kind of event says besides, facts included, texts as salted digests
  body TEXT NOT NULL CHECK (json_valid(body)),
  at TEXT NOT NULL,
  UNIQUE (device, device_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX approval_event_deliverable ON approval_event (deliverable_id, id);
CREATE INDEX approval_event_version ON approval_event (version_id) WHERE version_id IS NOT NULL;

-- Names and free texts of events. The event holds SHA-256(salt + text); erasure empties text and keeps the digest.
CREATE TABLE approval_text (
  id TEXT PRIMARY KEY NOT NULL,
  event_id TEXT NOT NULL REFERENCES approval_event (id),
  field TEXT NOT NULL,
  salt TEXT NOT NULL CHECK (length(salt) = 32),
  text TEXT,
  UNIQUE (event_id, field)
) STRICT, WITHOUT ROWID;

-- Where a deliverable stands, worked out from its events: verify replays them and holds this against the outcome.
CREATE TABLE deliverable_state (
  id TEXT PRIMARY KEY NOT NULL REFERENCES deliverable (id),
  state TEXT NOT NULL CHECK (state IN ('brief_sent', 'concept_submitted', 'concept_approved', 'draft_submitted', 'internal_review', 'changes_requested', 'client_review', 'legal_review', 'approved', 'scheduled', 'live', 'live_verified', 'closed', 'on_hold', 'withdrawn', 'expired')),
  state_since TEXT NOT NULL,
  version_id TEXT REFERENCES content_version (id),
  version_number INTEGER,
  approvals INTEGER NOT NULL DEFAULT 0,
  approvals_needed INTEGER NOT NULL DEFAULT 0,
  rounds_used INTEGER NOT NULL DEFAULT 0,
  -- null: without limit
  rounds_allowed INTEGER,
  -- the last day of the present stage; null has none
  stage_due_on TEXT,
  planned_on TEXT,
  live_url TEXT,
  live_on TEXT,
  last_event_id TEXT NOT NULL REFERENCES approval_event (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliverable_state_state ON deliverable_state (state);
CREATE INDEX deliverable_state_version ON deliverable_state (version_id) WHERE version_id IS NOT NULL;
CREATE INDEX deliverable_state_event ON deliverable_state (last_event_id);

-- Said about a version: to a point in time, a part of the picture or the whole. Never deleted: retracted or resolved.
CREATE TABLE review_comment (
  id TEXT PRIMARY KEY NOT NULL,
  deliverable_id TEXT NOT NULL REFERENCES deliverable (id),
  version_id TEXT NOT NULL REFERENCES content_version (id),
  thread TEXT NOT NULL CHECK (thread IN ('internal', 'client')),
  -- the comment it answers
  parent_id TEXT REFERENCES review_comment (id),
  text TEXT NOT NULL,
  at_ms INTEGER CHECK (at_ms >= 0),
  until_ms INTEGER CHECK (until_ms >= at_ms),
  -- {x, y, width, height}, shares of the picture, 0 to 1
  area TEXT CHECK (area IS NULL OR json_valid(area)),
  author_id TEXT NOT NULL,
  author TEXT NOT NULL,
  -- where a decision file brought it
  package_id TEXT REFERENCES review_package (id),
  created_at TEXT NOT NULL,
  resolved_at TEXT,
  resolved_by TEXT,
  retracted_at TEXT,
  erased_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX review_comment_deliverable ON review_comment (deliverable_id, created_at);
CREATE INDEX review_comment_version ON review_comment (version_id);
CREATE INDEX review_comment_parent ON review_comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX review_comment_package ON review_comment (package_id) WHERE package_id IS NOT NULL;

-- A file that was sent to a client. items: [{deliverableId, versionId, sha256, captionSha256}]; heads: chain heads then.
CREATE TABLE review_package (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  items TEXT NOT NULL CHECK (json_valid(items)),
  -- HMAC key, hex: it is in the package too and proves possession of it, not who clicked
  secret TEXT NOT NULL CHECK (length(secret) = 64),
  heads TEXT NOT NULL CHECK (json_valid(heads)),
  answer_by TEXT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX review_package_campaign ON review_package (campaign_id);

-- A client's answer, applied once; the file is kept as evidence.
CREATE TABLE decision_file (
  id TEXT PRIMARY KEY NOT NULL,
  package_id TEXT NOT NULL REFERENCES review_package (id),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  decider_id TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (json_valid(outcome)),
  applied_by TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_file_package ON decision_file (package_id);

-- Evidence of a decision, of a post seen live: a blob and what it shows.
CREATE TABLE approval_evidence (
  id TEXT PRIMARY KEY NOT NULL,
  deliverable_id TEXT NOT NULL REFERENCES deliverable (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('decision', 'live', 'disclosure', 'music', 'right', 'other')),
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  note TEXT,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX approval_evidence_deliverable ON approval_evidence (deliverable_id);

-- What may be done with the content. starts_on null: from the day it goes live. deliverable_id null: all of the campaign.
CREATE TABLE usage_right (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  deliverable_id TEXT REFERENCES deliverable (id),
  kind TEXT NOT NULL CHECK (kind IN ('none', 'organic', 'paid', 'commercial')),
  territory TEXT NOT NULL,
  channels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(channels)),
  starts_on TEXT,
  -- null: without end
  length_days INTEGER CHECK (length_days >= 1),
  fee_minor INTEGER CHECK (fee_minor >= 0),
  currency TEXT CHECK (length(currency) = 3),
  edits_allowed INTEGER NOT NULL DEFAULT 0 CHECK (edits_allowed IN (0, 1)),
  evidence_id TEXT REFERENCES approval_evidence (id),
  note TEXT,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX usage_right_campaign ON usage_right (campaign_id);
CREATE INDEX usage_right_deliverable ON usage_right (deliverable_id) WHERE deliverable_id IS NOT NULL;
CREATE INDEX usage_right_evidence ON usage_right (evidence_id) WHERE evidence_id IS NOT NULL;

-- A Spark code: one code, one post; a secret.
CREATE TABLE spark_code (
  id TEXT PRIMARY KEY NOT NULL,
  deliverable_id TEXT NOT NULL UNIQUE REFERENCES deliverable (id),
  code TEXT NOT NULL CHECK (length(code) > 0),
  period_days INTEGER NOT NULL CHECK (period_days IN (7, 30, 60, 365)),
  issued_on TEXT NOT NULL,
  note TEXT,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How a deliverable says that it is an advertisement.
CREATE TABLE disclosure_plan (
  id TEXT PRIMARY KEY NOT NULL,
  deliverable_id TEXT NOT NULL UNIQUE REFERENCES deliverable (id),
  relation TEXT NOT NULL CHECK (relation IN ('paid', 'gifted')),
  -- the platform's own setting
  has_toggle INTEGER NOT NULL CHECK (has_toggle IN (0, 1)),
  -- the words in the caption
  wording TEXT,
  -- when it is said or shown in the video
  spoken_at_ms INTEGER CHECK (spoken_at_ms >= 0),
  shown_at_ms INTEGER CHECK (shown_at_ms >= 0),
  note TEXT,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Wordings that a market takes, besides those that come with a source (shared/domain/approvals/disclosure.ts).
CREATE TABLE disclosure_wording (
  id TEXT PRIMARY KEY NOT NULL,
  market TEXT NOT NULL CHECK (length(market) = 2),
  wording TEXT NOT NULL CHECK (length(wording) > 0),
  source TEXT NOT NULL CHECK (length(source) > 0),
  UNIQUE (market, wording)
) STRICT, WITHOUT ROWID;

-- Guards. A version is fixed once an event names it.
CREATE TRIGGER content_version_fixed BEFORE UPDATE ON content_version
WHEN EXISTS (SELECT 1 FROM approval_event WHERE version_id = OLD.id)
 AND (NEW.erased_at IS NULL OR NEW.id IS NOT OLD.id OR NEW.deliverable_id IS NOT OLD.deliverable_id
  OR NEW.number IS NOT OLD.number OR NEW.sha256 IS NOT OLD.sha256 OR NEW.caption_sha256 IS NOT OLD.caption_sha256
  OR NEW.caption NOT IN ('', OLD.caption)) BEGIN
  SELECT RAISE (ABORT, 'a submitted version is never changed');
END;
CREATE TRIGGER content_version_kept BEFORE DELETE ON content_version
WHEN EXISTS (SELECT 1 FROM approval_event WHERE version_id = OLD.id) BEGIN
  SELECT RAISE (ABORT, 'a submitted version is never deleted');
END;
CREATE TRIGGER content_version_not_replaced BEFORE INSERT ON content_version
WHEN EXISTS (SELECT 1 FROM content_version c JOIN approval_event e ON e.version_id = c.id
  WHERE c.id = NEW.id OR (c.deliverable_id = NEW.deliverable_id AND c.number = NEW.number)) BEGIN
  SELECT RAISE (ABORT, 'a submitted version is never replaced');
END;

CREATE TRIGGER approval_event_no_update BEFORE UPDATE ON approval_event BEGIN
  SELECT RAISE (ABORT, 'approval events are only added to');
END;
CREATE TRIGGER approval_event_no_delete BEFORE DELETE ON approval_event BEGIN
  SELECT RAISE (ABORT, 'approval events are only added to');
END;
-- INSERT OR REPLACE would slip past the two above where recursive triggers are off.
CREATE TRIGGER approval_event_no_replace BEFORE INSERT ON approval_event
WHEN EXISTS (SELECT 1 FROM approval_event WHERE id = NEW.id OR hash = NEW.hash
  OR (device = NEW.device AND device_seq = NEW.device_seq)) BEGIN
  SELECT RAISE (ABORT, 'approval events are only added to');
END;

-- Whoever acted stays who they were: also where a change made before is undone.
CREATE TRIGGER person_who_acted_fixed BEFORE UPDATE ON person
WHEN (NEW.name IS NOT OLD.name OR NEW.client_id IS NOT OLD.client_id)
 AND EXISTS (SELECT 1 FROM approval_event WHERE actor_id = OLD.id) BEGIN
  SELECT RAISE (ABORT, 'a person who has a part in approvals stays who they were');
END;

CREATE TRIGGER approval_text_fixed BEFORE UPDATE ON approval_text
WHEN NEW.text IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.event_id IS NOT OLD.event_id OR NEW.field IS NOT OLD.field
  OR NEW.salt IS NOT OLD.salt BEGIN
  SELECT RAISE (ABORT, 'a text of an event is kept or erased, never changed');
END;
CREATE TRIGGER approval_text_kept BEFORE DELETE ON approval_text BEGIN
  SELECT RAISE (ABORT, 'a text of an event is kept or erased, never deleted');
END;
CREATE TRIGGER approval_text_not_replaced BEFORE INSERT ON approval_text
WHEN EXISTS (SELECT 1 FROM approval_text WHERE id = NEW.id OR (event_id = NEW.event_id AND field = NEW.field)) BEGIN
  SELECT RAISE (ABORT, 'a text of an event is kept or erased, never replaced');
END;

CREATE TRIGGER review_comment_fixed BEFORE UPDATE ON review_comment
WHEN NEW.id IS NOT OLD.id OR NEW.version_id IS NOT OLD.version_id OR NEW.thread IS NOT OLD.thread
  OR NEW.author_id IS NOT OLD.author_id OR NEW.created_at IS NOT OLD.created_at
  OR (OLD.retracted_at IS NOT NULL AND NEW.retracted_at IS NULL)
  OR (NEW.text IS NOT OLD.text AND NEW.erased_at IS NULL) BEGIN
  SELECT RAISE (ABORT, 'a comment is retracted or resolved, never changed');
END;
CREATE TRIGGER review_comment_kept BEFORE DELETE ON review_comment BEGIN
  SELECT RAISE (ABORT, 'a comment is retracted or resolved, never deleted');
END;
CREATE TRIGGER review_comment_not_replaced BEFORE INSERT ON review_comment
WHEN EXISTS (SELECT 1 FROM review_comment WHERE id = NEW.id) BEGIN
  SELECT RAISE (ABORT, 'a comment is retracted or resolved, never replaced');
END;
