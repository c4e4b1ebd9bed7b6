-- index account_creator
CREATE INDEX account_creator ON account (creator_id);

-- index account_followers
CREATE INDEX account_followers ON account (followers);

-- index account_metric_account
CREATE INDEX account_metric_account ON account_metric (account_id, measured_on);

-- index account_user
CREATE INDEX account_user ON account (platform, platform_user_id) WHERE platform_user_id IS NOT NULL;

-- index brand_client
CREATE INDEX brand_client ON brand (client_id);

-- index campaign_brand
CREATE INDEX campaign_brand ON campaign (brand_id);

-- index deliverable_account
CREATE INDEX deliverable_account ON deliverable (account_id);

-- index deliverable_campaign
CREATE INDEX deliverable_campaign ON deliverable (campaign_id);

-- index rate_account
CREATE INDEX rate_account ON rate (account_id, quoted_on);

-- index roster_entry_account
CREATE INDEX roster_entry_account ON roster_entry (account_id);

-- table account
CREATE TABLE account (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  platform TEXT NOT NULL CHECK (platform IN ('tiktok', 'instagram', 'youtube')),
  handle TEXT NOT NULL CHECK (length(handle) > 0),
  handle_key TEXT NOT NULL CHECK (length(handle_key) > 0),
  platform_user_id TEXT,
  profile_url TEXT,
  bio TEXT,
  is_verified INTEGER CHECK (is_verified IN (0, 1)),
  followers INTEGER CHECK (followers >= 0),
  average_views INTEGER CHECK (average_views >= 0),
  median_views INTEGER CHECK (median_views >= 0),
  average_likes INTEGER CHECK (average_likes >= 0),
  average_comments INTEGER CHECK (average_comments >= 0),
  average_shares INTEGER CHECK (average_shares >= 0),
  average_saves INTEGER CHECK (average_saves >= 0),
  engagement_rate REAL CHECK (engagement_rate >= 0),
  engagement_basis TEXT CHECK (engagement_basis IN ('followers', 'views', 'reach', 'unstated')),
  measured_on TEXT,
  UNIQUE (platform, handle_key)
) STRICT;

-- table account_metric
CREATE TABLE account_metric (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  measured_on TEXT NOT NULL,
  measured_on_basis TEXT NOT NULL CHECK (measured_on_basis IN ('column', 'file', 'import', 'entered')),
  source TEXT NOT NULL,
  source_sha256 TEXT,
  source_row INTEGER,
  followers INTEGER CHECK (followers >= 0),
  average_views INTEGER CHECK (average_views >= 0),
  median_views INTEGER CHECK (median_views >= 0),
  average_likes INTEGER CHECK (average_likes >= 0),
  average_comments INTEGER CHECK (average_comments >= 0),
  average_shares INTEGER CHECK (average_shares >= 0),
  average_saves INTEGER CHECK (average_saves >= 0),
  engagement_rate REAL CHECK (engagement_rate >= 0),
  engagement_basis TEXT CHECK (engagement_basis IN ('followers', 'views', 'reach', 'unstated'))
) STRICT, WITHOUT ROWID;

-- table account_name_text
CREATE VIRTUAL TABLE account_name_text USING fts5 (handle, display_name, content = '', contentless_delete = 1, tokenize = 'trigram', detail = 'full');

-- table account_word_text
CREATE VIRTUAL TABLE account_word_text USING fts5 (bio, notes, niches, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', detail = 'full');

-- table audience_share
CREATE TABLE audience_share (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  dimension TEXT NOT NULL CHECK (dimension IN ('country', 'age', 'gender')),
  key TEXT NOT NULL,
  share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
  source TEXT NOT NULL,
  measured_on TEXT NOT NULL,
  UNIQUE (account_id, dimension, key)
) STRICT, WITHOUT ROWID;

-- table brand
CREATE TABLE brand (
  id TEXT PRIMARY KEY NOT NULL,
  client_id TEXT NOT NULL REFERENCES client (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  category TEXT
) STRICT, WITHOUT ROWID;

-- table campaign
CREATE TABLE campaign (
  id TEXT PRIMARY KEY NOT NULL,
  brand_id TEXT NOT NULL REFERENCES brand (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  goal TEXT NOT NULL CHECK (goal IN ('awareness', 'engagement', 'conversion')),
  budget_minor INTEGER CHECK (budget_minor >= 0),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  time_zone TEXT NOT NULL,
  flight_start TEXT,
  flight_end TEXT CHECK (flight_end IS NULL OR flight_start IS NULL OR flight_end >= flight_start),
  target_reach_persons INTEGER CHECK (target_reach_persons >= 0),
  audience TEXT,
  universe_persons INTEGER CHECK (universe_persons >= 0),
  universe_source TEXT,
  target TEXT NOT NULL CHECK (json_valid(target)),
  unique_viewer_ratio REAL NOT NULL CHECK (unique_viewer_ratio BETWEEN 0 AND 1),
  brief TEXT,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table change_context
CREATE TABLE change_context (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  step_seq INTEGER
) STRICT;

-- table change_log
CREATE TABLE change_log (
  seq INTEGER PRIMARY KEY,
  step_seq INTEGER NOT NULL,
  shape INTEGER NOT NULL,
  row_id TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

-- table change_shape
CREATE TABLE change_shape (
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  UNIQUE (table_name, columns)
) STRICT;

-- table change_step
CREATE TABLE change_step (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  command_id TEXT NOT NULL UNIQUE,
  method TEXT NOT NULL,
  label TEXT NOT NULL,
  actor TEXT NOT NULL,
  device TEXT NOT NULL,
  clock TEXT NOT NULL,
  at TEXT NOT NULL,
  -- base: how the workspace began; never taken back
  kind TEXT NOT NULL CHECK (kind IN ('base', 'do', 'undo', 'redo')),
  -- the step that this one takes back or does again
  of_step TEXT REFERENCES change_step (id),
  -- its images are the rows of change_log from first_change to last_change
  first_change INTEGER NOT NULL,
  last_change INTEGER NOT NULL CHECK (last_change >= first_change),
  result TEXT NOT NULL CHECK (json_valid(result)),
  digest TEXT NOT NULL
) STRICT;

-- table client
CREATE TABLE client (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table contact_point
CREATE TABLE contact_point (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'directMessage', 'agent', 'marketplace')),
  value TEXT NOT NULL CHECK (length(value) > 0),
  source TEXT NOT NULL,
  noted_on TEXT NOT NULL,
  UNIQUE (creator_id, kind, value)
) STRICT, WITHOUT ROWID;

-- table creator
CREATE TABLE creator (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  display_name TEXT,
  country TEXT CHECK (length(country) = 2),
  language TEXT,
  niches TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(niches)),
  notes TEXT,
  created_at TEXT NOT NULL
) STRICT;

-- table deliverable
CREATE TABLE deliverable (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  title TEXT NOT NULL CHECK (length(title) > 0),
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('brief_sent', 'concept_submitted', 'concept_approved', 'draft_submitted', 'internal_review', 'changes_requested', 'client_review', 'legal_review', 'approved', 'scheduled', 'live', 'live_verified', 'closed', 'on_hold', 'withdrawn', 'expired')),
  due_on TEXT
) STRICT, WITHOUT ROWID;

-- table import_batch
CREATE TABLE import_batch (
  id TEXT PRIMARY KEY NOT NULL,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  outcome TEXT NOT NULL CHECK (json_valid(outcome)),
  imported_at TEXT NOT NULL,
  step_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table person
CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  role TEXT NOT NULL CHECK (role IN ('account_manager', 'account_director', 'creator_proxy', 'client_approver', 'client_viewer', 'legal', 'admin')),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table rate
CREATE TABLE rate (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  format TEXT NOT NULL CHECK (length(format) > 0),
  price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  quoted_on TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table roster_entry
CREATE TABLE roster_entry (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  status TEXT NOT NULL CHECK (status IN ('shortlisted', 'proposed', 'booked', 'dropped')),
  plan_rule TEXT NOT NULL DEFAULT 'open' CHECK (plan_rule IN ('open', 'must', 'mustNot')),
  fee_minor INTEGER CHECK (fee_minor >= 0),
  client_fee_minor INTEGER CHECK (client_fee_minor >= 0),
  posts INTEGER NOT NULL DEFAULT 1 CHECK (posts >= 1),
  note TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (campaign_id, account_id)
) STRICT, WITHOUT ROWID;

-- table setting
CREATE TABLE setting (
  id TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- table text_stale
CREATE TABLE text_stale (n INTEGER PRIMARY KEY) STRICT;

-- table tier
CREATE TABLE tier (
  id TEXT PRIMARY KEY NOT NULL,
  scheme_id TEXT NOT NULL REFERENCES tier_scheme (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL CHECK (length(name) > 0),
  min_followers INTEGER NOT NULL CHECK (min_followers >= 0),
  max_followers INTEGER CHECK (max_followers > min_followers),
  UNIQUE (scheme_id, position)
) STRICT, WITHOUT ROWID;

-- table tier_scheme
CREATE TABLE tier_scheme (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  source TEXT NOT NULL,
  source_date TEXT,
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1))
) STRICT, WITHOUT ROWID;

-- trigger account__log_delete
CREATE TRIGGER "account__log_delete" AFTER DELETE ON "account" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 1, OLD.id, json_array(OLD."id", OLD."creator_id", OLD."platform", OLD."handle", OLD."handle_key", OLD."platform_user_id", OLD."profile_url", OLD."bio", OLD."is_verified", OLD."followers", OLD."average_views", OLD."median_views", OLD."average_likes", OLD."average_comments", OLD."average_shares", OLD."average_saves", OLD."engagement_rate", OLD."engagement_basis", OLD."measured_on"), NULL); END;

-- trigger account__log_insert
CREATE TRIGGER "account__log_insert" AFTER INSERT ON "account" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 1, NEW.id, NULL, json_array(NEW."id", NEW."creator_id", NEW."platform", NEW."handle", NEW."handle_key", NEW."platform_user_id", NEW."profile_url", NEW."bio", NEW."is_verified", NEW."followers", NEW."average_views", NEW."median_views", NEW."average_likes", NEW."average_comments", NEW."average_shares", NEW."average_saves", NEW."engagement_rate", NEW."engagement_basis", NEW."measured_on")); END;

-- trigger account__log_update
CREATE TRIGGER "account__log_update" AFTER UPDATE ON "account" WHEN OLD."id" IS NOT NEW."id" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."platform" IS NOT NEW."platform" OR OLD."handle" IS NOT NEW."handle" OR OLD."handle_key" IS NOT NEW."handle_key" OR OLD."platform_user_id" IS NOT NEW."platform_user_id" OR OLD."profile_url" IS NOT NEW."profile_url" OR OLD."bio" IS NOT NEW."bio" OR OLD."is_verified" IS NOT NEW."is_verified" OR OLD."followers" IS NOT NEW."followers" OR OLD."average_views" IS NOT NEW."average_views" OR OLD."median_views" IS NOT NEW."median_views" OR OLD."average_likes" IS NOT NEW."average_likes" OR OLD."average_comments" IS NOT NEW."average_comments" OR OLD."average_shares" IS NOT NEW."average_shares" OR OLD."average_saves" IS NOT NEW."average_saves" OR OLD."engagement_rate" IS NOT NEW."engagement_rate" OR OLD."engagement_basis" IS NOT NEW."engagement_basis" OR OLD."measured_on" IS NOT NEW."measured_on" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 1, NEW.id, json_array(OLD."id", OLD."creator_id", OLD."platform", OLD."handle", OLD."handle_key", OLD."platform_user_id", OLD."profile_url", OLD."bio", OLD."is_verified", OLD."followers", OLD."average_views", OLD."median_views", OLD."average_likes", OLD."average_comments", OLD."average_shares", OLD."average_saves", OLD."engagement_rate", OLD."engagement_basis", OLD."measured_on"), json_array(NEW."id", NEW."creator_id", NEW."platform", NEW."handle", NEW."handle_key", NEW."platform_user_id", NEW."profile_url", NEW."bio", NEW."is_verified", NEW."followers", NEW."average_views", NEW."median_views", NEW."average_likes", NEW."average_comments", NEW."average_shares", NEW."average_saves", NEW."engagement_rate", NEW."engagement_basis", NEW."measured_on")); END;

-- trigger account_metric__log_delete
CREATE TRIGGER "account_metric__log_delete" AFTER DELETE ON "account_metric" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 2, OLD.id, json_array(OLD."id", OLD."account_id", OLD."measured_on", OLD."measured_on_basis", OLD."source", OLD."source_sha256", OLD."source_row", OLD."followers", OLD."average_views", OLD."median_views", OLD."average_likes", OLD."average_comments", OLD."average_shares", OLD."average_saves", OLD."engagement_rate", OLD."engagement_basis"), NULL); END;

-- trigger account_metric__log_insert
CREATE TRIGGER "account_metric__log_insert" AFTER INSERT ON "account_metric" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 2, NEW.id, NULL, json_array(NEW."id", NEW."account_id", NEW."measured_on", NEW."measured_on_basis", NEW."source", NEW."source_sha256", NEW."source_row", NEW."followers", NEW."average_views", NEW."median_views", NEW."average_likes", NEW."average_comments", NEW."average_shares", NEW."average_saves", NEW."engagement_rate", NEW."engagement_basis")); END;

-- trigger account_metric__log_update
CREATE TRIGGER "account_metric__log_update" AFTER UPDATE ON "account_metric" WHEN OLD."id" IS NOT NEW."id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."measured_on" IS NOT NEW."measured_on" OR OLD."measured_on_basis" IS NOT NEW."measured_on_basis" OR OLD."source" IS NOT NEW."source" OR OLD."source_sha256" IS NOT NEW."source_sha256" OR OLD."source_row" IS NOT NEW."source_row" OR OLD."followers" IS NOT NEW."followers" OR OLD."average_views" IS NOT NEW."average_views" OR OLD."median_views" IS NOT NEW."median_views" OR OLD."average_likes" IS NOT NEW."average_likes" OR OLD."average_comments" IS NOT NEW."average_comments" OR OLD."average_shares" IS NOT NEW."average_shares" OR OLD."average_saves" IS NOT NEW."average_saves" OR OLD."engagement_rate" IS NOT NEW."engagement_rate" OR OLD."engagement_basis" IS NOT NEW."engagement_basis" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 2, NEW.id, json_array(OLD."id", OLD."account_id", OLD."measured_on", OLD."measured_on_basis", OLD."source", OLD."source_sha256", OLD."source_row", OLD."followers", OLD."average_views", OLD."median_views", OLD."average_likes", OLD."average_comments", OLD."average_shares", OLD."average_saves", OLD."engagement_rate", OLD."engagement_basis"), json_array(NEW."id", NEW."account_id", NEW."measured_on", NEW."measured_on_basis", NEW."source", NEW."source_sha256", NEW."source_row", NEW."followers", NEW."average_views", NEW."median_views", NEW."average_likes", NEW."average_comments", NEW."average_shares", NEW."average_saves", NEW."engagement_rate", NEW."engagement_basis")); END;

-- trigger account_text_delete
CREATE TRIGGER account_text_delete AFTER DELETE ON account BEGIN
  INSERT OR IGNORE INTO text_stale VALUES (OLD.n);
END;

-- trigger account_text_insert
CREATE TRIGGER account_text_insert AFTER INSERT ON account BEGIN
  INSERT OR IGNORE INTO text_stale VALUES (NEW.n);
END;

-- trigger account_text_update
CREATE TRIGGER account_text_update AFTER UPDATE OF handle, bio, creator_id ON account
WHEN OLD.handle IS NOT NEW.handle OR OLD.bio IS NOT NEW.bio OR OLD.creator_id IS NOT NEW.creator_id BEGIN
  INSERT OR IGNORE INTO text_stale VALUES (NEW.n);
END;

-- trigger audience_share__log_delete
CREATE TRIGGER "audience_share__log_delete" AFTER DELETE ON "audience_share" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 3, OLD.id, json_array(OLD."id", OLD."account_id", OLD."dimension", OLD."key", OLD."share", OLD."source", OLD."measured_on"), NULL); END;

-- trigger audience_share__log_insert
CREATE TRIGGER "audience_share__log_insert" AFTER INSERT ON "audience_share" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 3, NEW.id, NULL, json_array(NEW."id", NEW."account_id", NEW."dimension", NEW."key", NEW."share", NEW."source", NEW."measured_on")); END;

-- trigger audience_share__log_update
CREATE TRIGGER "audience_share__log_update" AFTER UPDATE ON "audience_share" WHEN OLD."id" IS NOT NEW."id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."dimension" IS NOT NEW."dimension" OR OLD."key" IS NOT NEW."key" OR OLD."share" IS NOT NEW."share" OR OLD."source" IS NOT NEW."source" OR OLD."measured_on" IS NOT NEW."measured_on" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 3, NEW.id, json_array(OLD."id", OLD."account_id", OLD."dimension", OLD."key", OLD."share", OLD."source", OLD."measured_on"), json_array(NEW."id", NEW."account_id", NEW."dimension", NEW."key", NEW."share", NEW."source", NEW."measured_on")); END;

-- trigger brand__log_delete
CREATE TRIGGER "brand__log_delete" AFTER DELETE ON "brand" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 4, OLD.id, json_array(OLD."id", OLD."client_id", OLD."name", OLD."category"), NULL); END;

-- trigger brand__log_insert
CREATE TRIGGER "brand__log_insert" AFTER INSERT ON "brand" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 4, NEW.id, NULL, json_array(NEW."id", NEW."client_id", NEW."name", NEW."category")); END;

-- trigger brand__log_update
CREATE TRIGGER "brand__log_update" AFTER UPDATE ON "brand" WHEN OLD."id" IS NOT NEW."id" OR OLD."client_id" IS NOT NEW."client_id" OR OLD."name" IS NOT NEW."name" OR OLD."category" IS NOT NEW."category" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 4, NEW.id, json_array(OLD."id", OLD."client_id", OLD."name", OLD."category"), json_array(NEW."id", NEW."client_id", NEW."name", NEW."category")); END;

-- trigger campaign__log_delete
CREATE TRIGGER "campaign__log_delete" AFTER DELETE ON "campaign" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 5, OLD.id, json_array(OLD."id", OLD."brand_id", OLD."name", OLD."goal", OLD."budget_minor", OLD."currency", OLD."time_zone", OLD."flight_start", OLD."flight_end", OLD."target_reach_persons", OLD."audience", OLD."universe_persons", OLD."universe_source", OLD."target", OLD."unique_viewer_ratio", OLD."brief", OLD."created_at"), NULL); END;

-- trigger campaign__log_insert
CREATE TRIGGER "campaign__log_insert" AFTER INSERT ON "campaign" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 5, NEW.id, NULL, json_array(NEW."id", NEW."brand_id", NEW."name", NEW."goal", NEW."budget_minor", NEW."currency", NEW."time_zone", NEW."flight_start", NEW."flight_end", NEW."target_reach_persons", NEW."audience", NEW."universe_persons", NEW."universe_source", NEW."target", NEW."unique_viewer_ratio", NEW."brief", NEW."created_at")); END;

-- trigger campaign__log_update
CREATE TRIGGER "campaign__log_update" AFTER UPDATE ON "campaign" WHEN OLD."id" IS NOT NEW."id" OR OLD."brand_id" IS NOT NEW."brand_id" OR OLD."name" IS NOT NEW."name" OR OLD."goal" IS NOT NEW."goal" OR OLD."budget_minor" IS NOT NEW."budget_minor" OR OLD."currency" IS NOT NEW."currency" OR OLD."time_zone" IS NOT NEW."time_zone" OR OLD."flight_start" IS NOT NEW."flight_start" OR OLD."flight_end" IS NOT NEW."flight_end" OR OLD."target_reach_persons" IS NOT NEW."target_reach_persons" OR OLD."audience" IS NOT NEW."audience" OR OLD."universe_persons" IS NOT NEW."universe_persons" OR OLD."universe_source" IS NOT NEW."universe_source" OR OLD."target" IS NOT NEW."target" OR OLD."unique_viewer_ratio" IS NOT NEW."unique_viewer_ratio" OR OLD."brief" IS NOT NEW."brief" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 5, NEW.id, json_array(OLD."id", OLD."brand_id", OLD."name", OLD."goal", OLD."budget_minor", OLD."currency", OLD."time_zone", OLD."flight_start", OLD."flight_end", OLD."target_reach_persons", OLD."audience", OLD."universe_persons", OLD."universe_source", OLD."target", OLD."unique_viewer_ratio", OLD."brief", OLD."created_at"), json_array(NEW."id", NEW."brand_id", NEW."name", NEW."goal", NEW."budget_minor", NEW."currency", NEW."time_zone", NEW."flight_start", NEW."flight_end", NEW."target_reach_persons", NEW."audience", NEW."universe_persons", NEW."universe_source", NEW."target", NEW."unique_viewer_ratio", NEW."brief", NEW."created_at")); END;

-- trigger change_log_no_update
CREATE TRIGGER change_log_no_update BEFORE UPDATE ON change_log BEGIN
  SELECT RAISE (ABORT, 'the change log is only added to');
END;

-- trigger client__log_delete
CREATE TRIGGER "client__log_delete" AFTER DELETE ON "client" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 6, OLD.id, json_array(OLD."id", OLD."name", OLD."created_at"), NULL); END;

-- trigger client__log_insert
CREATE TRIGGER "client__log_insert" AFTER INSERT ON "client" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 6, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."created_at")); END;

-- trigger client__log_update
CREATE TRIGGER "client__log_update" AFTER UPDATE ON "client" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 6, NEW.id, json_array(OLD."id", OLD."name", OLD."created_at"), json_array(NEW."id", NEW."name", NEW."created_at")); END;

-- trigger contact_point__log_delete
CREATE TRIGGER "contact_point__log_delete" AFTER DELETE ON "contact_point" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 7, OLD.id, json_array(OLD."id", OLD."creator_id", OLD."kind", OLD."value", OLD."source", OLD."noted_on"), NULL); END;

-- trigger contact_point__log_insert
CREATE TRIGGER "contact_point__log_insert" AFTER INSERT ON "contact_point" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 7, NEW.id, NULL, json_array(NEW."id", NEW."creator_id", NEW."kind", NEW."value", NEW."source", NEW."noted_on")); END;

-- trigger contact_point__log_update
CREATE TRIGGER "contact_point__log_update" AFTER UPDATE ON "contact_point" WHEN OLD."id" IS NOT NEW."id" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."value" IS NOT NEW."value" OR OLD."source" IS NOT NEW."source" OR OLD."noted_on" IS NOT NEW."noted_on" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 7, NEW.id, json_array(OLD."id", OLD."creator_id", OLD."kind", OLD."value", OLD."source", OLD."noted_on"), json_array(NEW."id", NEW."creator_id", NEW."kind", NEW."value", NEW."source", NEW."noted_on")); END;

-- trigger creator__log_delete
CREATE TRIGGER "creator__log_delete" AFTER DELETE ON "creator" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 8, OLD.id, json_array(OLD."id", OLD."display_name", OLD."country", OLD."language", OLD."niches", OLD."notes", OLD."created_at"), NULL); END;

-- trigger creator__log_insert
CREATE TRIGGER "creator__log_insert" AFTER INSERT ON "creator" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 8, NEW.id, NULL, json_array(NEW."id", NEW."display_name", NEW."country", NEW."language", NEW."niches", NEW."notes", NEW."created_at")); END;

-- trigger creator__log_update
CREATE TRIGGER "creator__log_update" AFTER UPDATE ON "creator" WHEN OLD."id" IS NOT NEW."id" OR OLD."display_name" IS NOT NEW."display_name" OR OLD."country" IS NOT NEW."country" OR OLD."language" IS NOT NEW."language" OR OLD."niches" IS NOT NEW."niches" OR OLD."notes" IS NOT NEW."notes" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 8, NEW.id, json_array(OLD."id", OLD."display_name", OLD."country", OLD."language", OLD."niches", OLD."notes", OLD."created_at"), json_array(NEW."id", NEW."display_name", NEW."country", NEW."language", NEW."niches", NEW."notes", NEW."created_at")); END;

-- trigger creator_text_update
CREATE TRIGGER creator_text_update AFTER UPDATE OF display_name, notes, niches ON creator
WHEN OLD.display_name IS NOT NEW.display_name OR OLD.notes IS NOT NEW.notes OR OLD.niches IS NOT NEW.niches BEGIN
  INSERT OR IGNORE INTO text_stale SELECT n FROM account WHERE creator_id = NEW.id;
END;

-- trigger deliverable__log_delete
CREATE TRIGGER "deliverable__log_delete" AFTER DELETE ON "deliverable" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 9, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."account_id", OLD."title", OLD."kind", OLD."state", OLD."due_on"), NULL); END;

-- trigger deliverable__log_insert
CREATE TRIGGER "deliverable__log_insert" AFTER INSERT ON "deliverable" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 9, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."account_id", NEW."title", NEW."kind", NEW."state", NEW."due_on")); END;

-- trigger deliverable__log_update
CREATE TRIGGER "deliverable__log_update" AFTER UPDATE ON "deliverable" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."title" IS NOT NEW."title" OR OLD."kind" IS NOT NEW."kind" OR OLD."state" IS NOT NEW."state" OR OLD."due_on" IS NOT NEW."due_on" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 9, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."account_id", OLD."title", OLD."kind", OLD."state", OLD."due_on"), json_array(NEW."id", NEW."campaign_id", NEW."account_id", NEW."title", NEW."kind", NEW."state", NEW."due_on")); END;

-- trigger person__log_delete
CREATE TRIGGER "person__log_delete" AFTER DELETE ON "person" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 10, OLD.id, json_array(OLD."id", OLD."name", OLD."role", OLD."created_at"), NULL); END;

-- trigger person__log_insert
CREATE TRIGGER "person__log_insert" AFTER INSERT ON "person" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 10, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."role", NEW."created_at")); END;

-- trigger person__log_update
CREATE TRIGGER "person__log_update" AFTER UPDATE ON "person" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."role" IS NOT NEW."role" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 10, NEW.id, json_array(OLD."id", OLD."name", OLD."role", OLD."created_at"), json_array(NEW."id", NEW."name", NEW."role", NEW."created_at")); END;

-- trigger rate__log_delete
CREATE TRIGGER "rate__log_delete" AFTER DELETE ON "rate" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 11, OLD.id, json_array(OLD."id", OLD."account_id", OLD."format", OLD."price_minor", OLD."currency", OLD."quoted_on", OLD."source"), NULL); END;

-- trigger rate__log_insert
CREATE TRIGGER "rate__log_insert" AFTER INSERT ON "rate" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 11, NEW.id, NULL, json_array(NEW."id", NEW."account_id", NEW."format", NEW."price_minor", NEW."currency", NEW."quoted_on", NEW."source")); END;

-- trigger rate__log_update
CREATE TRIGGER "rate__log_update" AFTER UPDATE ON "rate" WHEN OLD."id" IS NOT NEW."id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."format" IS NOT NEW."format" OR OLD."price_minor" IS NOT NEW."price_minor" OR OLD."currency" IS NOT NEW."currency" OR OLD."quoted_on" IS NOT NEW."quoted_on" OR OLD."source" IS NOT NEW."source" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 11, NEW.id, json_array(OLD."id", OLD."account_id", OLD."format", OLD."price_minor", OLD."currency", OLD."quoted_on", OLD."source"), json_array(NEW."id", NEW."account_id", NEW."format", NEW."price_minor", NEW."currency", NEW."quoted_on", NEW."source")); END;

-- trigger roster_entry__log_delete
CREATE TRIGGER "roster_entry__log_delete" AFTER DELETE ON "roster_entry" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 12, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."account_id", OLD."status", OLD."plan_rule", OLD."fee_minor", OLD."client_fee_minor", OLD."posts", OLD."note", OLD."created_at"), NULL); END;

-- trigger roster_entry__log_insert
CREATE TRIGGER "roster_entry__log_insert" AFTER INSERT ON "roster_entry" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 12, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."account_id", NEW."status", NEW."plan_rule", NEW."fee_minor", NEW."client_fee_minor", NEW."posts", NEW."note", NEW."created_at")); END;

-- trigger roster_entry__log_update
CREATE TRIGGER "roster_entry__log_update" AFTER UPDATE ON "roster_entry" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."status" IS NOT NEW."status" OR OLD."plan_rule" IS NOT NEW."plan_rule" OR OLD."fee_minor" IS NOT NEW."fee_minor" OR OLD."client_fee_minor" IS NOT NEW."client_fee_minor" OR OLD."posts" IS NOT NEW."posts" OR OLD."note" IS NOT NEW."note" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 12, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."account_id", OLD."status", OLD."plan_rule", OLD."fee_minor", OLD."client_fee_minor", OLD."posts", OLD."note", OLD."created_at"), json_array(NEW."id", NEW."campaign_id", NEW."account_id", NEW."status", NEW."plan_rule", NEW."fee_minor", NEW."client_fee_minor", NEW."posts", NEW."note", NEW."created_at")); END;

-- trigger setting__log_delete
CREATE TRIGGER "setting__log_delete" AFTER DELETE ON "setting" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 13, OLD.id, json_array(OLD."id", OLD."value"), NULL); END;

-- trigger setting__log_insert
CREATE TRIGGER "setting__log_insert" AFTER INSERT ON "setting" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 13, NEW.id, NULL, json_array(NEW."id", NEW."value")); END;

-- trigger setting__log_update
CREATE TRIGGER "setting__log_update" AFTER UPDATE ON "setting" WHEN OLD."id" IS NOT NEW."id" OR OLD."value" IS NOT NEW."value" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 13, NEW.id, json_array(OLD."id", OLD."value"), json_array(NEW."id", NEW."value")); END;

-- trigger tier__log_delete
CREATE TRIGGER "tier__log_delete" AFTER DELETE ON "tier" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 14, OLD.id, json_array(OLD."id", OLD."scheme_id", OLD."position", OLD."name", OLD."min_followers", OLD."max_followers"), NULL); END;

-- trigger tier__log_insert
CREATE TRIGGER "tier__log_insert" AFTER INSERT ON "tier" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 14, NEW.id, NULL, json_array(NEW."id", NEW."scheme_id", NEW."position", NEW."name", NEW."min_followers", NEW."max_followers")); END;

-- trigger tier__log_update
CREATE TRIGGER "tier__log_update" AFTER UPDATE ON "tier" WHEN OLD."id" IS NOT NEW."id" OR OLD."scheme_id" IS NOT NEW."scheme_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."min_followers" IS NOT NEW."min_followers" OR OLD."max_followers" IS NOT NEW."max_followers" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 14, NEW.id, json_array(OLD."id", OLD."scheme_id", OLD."position", OLD."name", OLD."min_followers", OLD."max_followers"), json_array(NEW."id", NEW."scheme_id", NEW."position", NEW."name", NEW."min_followers", NEW."max_followers")); END;

-- trigger tier_scheme__log_delete
CREATE TRIGGER "tier_scheme__log_delete" AFTER DELETE ON "tier_scheme" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 15, OLD.id, json_array(OLD."id", OLD."name", OLD."source", OLD."source_date", OLD."is_default"), NULL); END;

-- trigger tier_scheme__log_insert
CREATE TRIGGER "tier_scheme__log_insert" AFTER INSERT ON "tier_scheme" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 15, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."source", NEW."source_date", NEW."is_default")); END;

-- trigger tier_scheme__log_update
CREATE TRIGGER "tier_scheme__log_update" AFTER UPDATE ON "tier_scheme" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."source" IS NOT NEW."source" OR OLD."source_date" IS NOT NEW."source_date" OR OLD."is_default" IS NOT NEW."is_default" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 15, NEW.id, json_array(OLD."id", OLD."name", OLD."source", OLD."source_date", OLD."is_default"), json_array(NEW."id", NEW."name", NEW."source", NEW."source_date", NEW."is_default")); END;
