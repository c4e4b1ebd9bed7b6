-- index account_creator
CREATE INDEX account_creator ON account (creator_id);

-- index account_followers
CREATE INDEX account_followers ON account (followers);

-- index account_metric_account
CREATE INDEX account_metric_account ON account_metric (account_id, measured_on);

-- index account_user
CREATE INDEX account_user ON account (platform, platform_user_id) WHERE platform_user_id IS NOT NULL;

-- index agent_email
CREATE INDEX agent_email ON agent (email) WHERE email IS NOT NULL;

-- index approval_event_deliverable
CREATE INDEX approval_event_deliverable ON approval_event (deliverable_id, id);

-- index approval_event_version
CREATE INDEX approval_event_version ON approval_event (version_id) WHERE version_id IS NOT NULL;

-- index approval_evidence_deliverable
CREATE INDEX approval_evidence_deliverable ON approval_evidence (deliverable_id);

-- index audience_overlap_b
CREATE INDEX audience_overlap_b ON audience_overlap (account_b);

-- index brand_client
CREATE INDEX brand_client ON brand (client_id);

-- index campaign_brand
CREATE INDEX campaign_brand ON campaign (brand_id);

-- index campaign_workflow
CREATE INDEX campaign_workflow ON campaign (workflow_id) WHERE workflow_id IS NOT NULL;

-- index change_log_row
CREATE INDEX change_log_row ON change_log (row_id) WHERE before IS NOT NULL;

-- index client_tier_scheme
CREATE INDEX client_tier_scheme ON client (tier_scheme_id) WHERE tier_scheme_id IS NOT NULL;

-- index collaboration_brand
CREATE INDEX collaboration_brand ON collaboration (brand_id) WHERE brand_id IS NOT NULL;

-- index collaboration_creator
CREATE INDEX collaboration_creator ON collaboration (creator_id);

-- index contact_point_agent
CREATE INDEX contact_point_agent ON contact_point (agent_id) WHERE agent_id IS NOT NULL;

-- index contact_point_value
CREATE INDEX contact_point_value ON contact_point (value);

-- index content_version_blob
CREATE INDEX content_version_blob ON content_version (sha256) WHERE sha256 IS NOT NULL;

-- index content_version_poster
CREATE INDEX content_version_poster ON content_version (poster_sha256) WHERE poster_sha256 IS NOT NULL;

-- index creator_agent_agent
CREATE INDEX creator_agent_agent ON creator_agent (agent_id);

-- index creator_file_creator
CREATE INDEX creator_file_creator ON creator_file (creator_id);

-- index creator_file_sha256
CREATE INDEX creator_file_sha256 ON creator_file (sha256);

-- index creator_main_account
CREATE INDEX creator_main_account ON creator (main_account_id) WHERE main_account_id IS NOT NULL;

-- index creator_note_creator
CREATE INDEX creator_note_creator ON creator_note (creator_id);

-- index creator_owner
CREATE INDEX creator_owner ON creator (owner) WHERE owner IS NOT NULL;

-- index creator_source_creator
CREATE INDEX creator_source_creator ON creator_source (creator_id);

-- index creator_source_lead
CREATE INDEX creator_source_lead ON creator_source (research_lead_id) WHERE research_lead_id IS NOT NULL;

-- index decision_file_package
CREATE INDEX decision_file_package ON decision_file (package_id);

-- index deliverable_account
CREATE INDEX deliverable_account ON deliverable (account_id);

-- index deliverable_campaign
CREATE INDEX deliverable_campaign ON deliverable (campaign_id);

-- index deliverable_of_package
CREATE INDEX deliverable_of_package ON deliverable (package_id) WHERE package_id IS NOT NULL;

-- index deliverable_package_campaign
CREATE INDEX deliverable_package_campaign ON deliverable_package (campaign_id);

-- index deliverable_state_event
CREATE INDEX deliverable_state_event ON deliverable_state (last_event_id);

-- index deliverable_state_state
CREATE INDEX deliverable_state_state ON deliverable_state (state);

-- index deliverable_state_version
CREATE INDEX deliverable_state_version ON deliverable_state (version_id) WHERE version_id IS NOT NULL;

-- index deliverable_workflow
CREATE INDEX deliverable_workflow ON deliverable (workflow_id) WHERE workflow_id IS NOT NULL;

-- index distinct_pair_b
CREATE INDEX distinct_pair_b ON distinct_pair (b_id);

-- index do_not_contact_agent
CREATE INDEX do_not_contact_agent ON do_not_contact (agent_id) WHERE agent_id IS NOT NULL;

-- index do_not_contact_creator
CREATE INDEX do_not_contact_creator ON do_not_contact (creator_id) WHERE creator_id IS NOT NULL;

-- index former_handle_key
CREATE INDEX former_handle_key ON former_handle (platform, handle_key);

-- index outreach_account
CREATE INDEX outreach_account ON outreach (account_id);

-- index outreach_cadence
CREATE INDEX outreach_cadence ON outreach (cadence_id) WHERE cadence_id IS NOT NULL;

-- index outreach_creator
CREATE INDEX outreach_creator ON outreach (creator_id);

-- index outreach_due
CREATE INDEX outreach_due ON outreach (coalesce(snoozed_until, due_on), id) WHERE due_on IS NOT NULL;

-- index outreach_message_address
CREATE INDEX outreach_message_address ON outreach_message (address) WHERE address IS NOT NULL;

-- index outreach_message_key
CREATE INDEX outreach_message_key ON outreach_message (message_key) WHERE message_key IS NOT NULL;

-- index outreach_message_outreach
CREATE INDEX outreach_message_outreach ON outreach_message (outreach_id, at);

-- index outreach_message_template
CREATE INDEX outreach_message_template ON outreach_message (template_id) WHERE template_id IS NOT NULL;

-- index outreach_note_outreach
CREATE INDEX outreach_note_outreach ON outreach_note (outreach_id);

-- index outreach_override_outreach
CREATE INDEX outreach_override_outreach ON outreach_override (outreach_id);

-- index person_client
CREATE INDEX person_client ON person (client_id) WHERE client_id IS NOT NULL;

-- index plan_package_entry
CREATE INDEX plan_package_entry ON plan_package (entry_id, position);

-- index plan_scenario_campaign
CREATE INDEX plan_scenario_campaign ON plan_scenario (campaign_id, position);

-- index plan_segment_campaign
CREATE INDEX plan_segment_campaign ON plan_segment (campaign_id, position);

-- index rate_account
CREATE INDEX rate_account ON rate (account_id, quoted_on);

-- index rate_paid
CREATE INDEX rate_paid ON rate (currency) WHERE basis = 'paid';

-- index research_look_lead
CREATE INDEX research_look_lead ON research_look (research_lead_id);

-- index review_comment_deliverable
CREATE INDEX review_comment_deliverable ON review_comment (deliverable_id, created_at);

-- index review_comment_package
CREATE INDEX review_comment_package ON review_comment (package_id) WHERE package_id IS NOT NULL;

-- index review_comment_parent
CREATE INDEX review_comment_parent ON review_comment (parent_id) WHERE parent_id IS NOT NULL;

-- index review_comment_version
CREATE INDEX review_comment_version ON review_comment (version_id);

-- index review_package_campaign
CREATE INDEX review_package_campaign ON review_package (campaign_id);

-- index roster_entry_account
CREATE INDEX roster_entry_account ON roster_entry (account_id);

-- index signed_terms_account
CREATE INDEX signed_terms_account ON signed_terms (account_id) WHERE account_id IS NOT NULL;

-- index signed_terms_campaign
CREATE INDEX signed_terms_campaign ON signed_terms (campaign_id);

-- index usage_right_campaign
CREATE INDEX usage_right_campaign ON usage_right (campaign_id);

-- index usage_right_deliverable
CREATE INDEX usage_right_deliverable ON usage_right (deliverable_id) WHERE deliverable_id IS NOT NULL;

-- index usage_right_evidence
CREATE INDEX usage_right_evidence ON usage_right (evidence_id) WHERE evidence_id IS NOT NULL;

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
  measured_on TEXT, posts_sampled INTEGER CHECK (posts_sampled >= 0),
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
, posts_sampled INTEGER CHECK (posts_sampled >= 0)) STRICT, WITHOUT ROWID;

-- table account_name_text
CREATE VIRTUAL TABLE account_name_text USING fts5 (handle, display_name, content = '', contentless_delete = 1, tokenize = 'trigram', detail = 'full');

-- table account_word_text
CREATE VIRTUAL TABLE account_word_text USING fts5 (bio, notes, niches, labels, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', detail = 'full');

-- table agent
CREATE TABLE agent (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  company TEXT,
  email TEXT,
  phone TEXT,
  notes TEXT,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table approval_event
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

-- table approval_evidence
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

-- table approval_text
CREATE TABLE approval_text (
  id TEXT PRIMARY KEY NOT NULL,
  event_id TEXT NOT NULL REFERENCES approval_event (id),
  field TEXT NOT NULL,
  salt TEXT NOT NULL CHECK (length(salt) = 32),
  text TEXT,
  UNIQUE (event_id, field)
) STRICT, WITHOUT ROWID;

-- table approval_workflow
CREATE TABLE approval_workflow (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table audience_overlap
CREATE TABLE audience_overlap (
  id TEXT PRIMARY KEY NOT NULL,
  account_a TEXT NOT NULL REFERENCES account (id),
  account_b TEXT NOT NULL REFERENCES account (id),
  figure REAL NOT NULL CHECK (figure >= 0),
  basis TEXT NOT NULL CHECK (basis IN ('ofUniverse', 'ofSmaller', 'ofBoth', 'persons')),
  source TEXT NOT NULL CHECK (length(source) > 0),
  measured_on TEXT NOT NULL,
  CHECK (account_a < account_b),
  UNIQUE (account_a, account_b)
) STRICT, WITHOUT ROWID;

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
, competitors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(competitors)), brand_values TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(brand_values)), niches TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(niches))) STRICT, WITHOUT ROWID;

-- table cadence
CREATE TABLE cadence (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  steps TEXT NOT NULL CHECK (json_valid(steps)),
  counts TEXT NOT NULL CHECK (counts IN ('businessDays', 'calendarDays')),
  created_at TEXT NOT NULL
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
, niches TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(niches)), hashtags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(hashtags)), tone TEXT CHECK (tone IN ('hard', 'soft')), exclusivity_days INTEGER CHECK (exclusivity_days >= 0), workflow_id TEXT REFERENCES approval_workflow (id), included_rounds INTEGER CHECK (included_rounds >= 1), post_from TEXT, post_until TEXT CHECK (post_until IS NULL OR post_from IS NULL OR post_until >= post_from), markets TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(markets)), dos TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(dos)), donts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(donts)), mandatory TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(mandatory))) STRICT, WITHOUT ROWID;

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
, tier_scheme_id TEXT REFERENCES tier_scheme (id), match_weights TEXT CHECK (match_weights IS NULL OR json_valid(match_weights))) STRICT, WITHOUT ROWID;

-- table collaboration
CREATE TABLE collaboration (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  brand_id TEXT REFERENCES brand (id),
  brand_name TEXT NOT NULL CHECK (length(brand_name) > 0),
  category TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('paid', 'gifted', 'unpaid', 'unknown')),
  started_on TEXT,
  ended_on TEXT CHECK (ended_on IS NULL OR started_on IS NULL OR ended_on >= started_on),
  -- nobody of that category, or of those named, until then
  exclusive_until TEXT,
  exclusive_against TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(exclusive_against)),
  link TEXT,
  note TEXT,
  source TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table column_set
CREATE TABLE column_set (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table contact_point
CREATE TABLE contact_point (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'directMessage', 'agent', 'marketplace')),
  value TEXT NOT NULL CHECK (length(value) > 0),
  source TEXT NOT NULL,
  noted_on TEXT NOT NULL, holder TEXT NOT NULL DEFAULT 'creator' CHECK (holder IN ('creator', 'agent', 'guardian')), agent_id TEXT REFERENCES agent (id), validity TEXT NOT NULL DEFAULT 'unchecked' CHECK (validity IN ('unchecked', 'works', 'fails')), is_preferred INTEGER NOT NULL DEFAULT 0 CHECK (is_preferred IN (0, 1)), note TEXT, lawful_basis TEXT NOT NULL DEFAULT 'unstated' CHECK (lawful_basis IN ('unstated', 'legitimateInterest', 'consent', 'contract')), basis_note TEXT,
  UNIQUE (creator_id, kind, value)
) STRICT, WITHOUT ROWID;

-- table content_version
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
, city TEXT, further_languages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(further_languages)), hashtags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(hashtags)), brand_values TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(brand_values)), tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)), tone TEXT CHECK (tone IN ('hard', 'soft', 'both')), custom TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(custom)), main_account_id TEXT REFERENCES account (id), owner TEXT, is_minor INTEGER CHECK (is_minor IN (0, 1)), collected_on TEXT, notice_on TEXT, notice_how TEXT, keep_until TEXT, keep_reason TEXT) STRICT;

-- table creator_agent
CREATE TABLE creator_agent (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  agent_id TEXT NOT NULL REFERENCES agent (id),
  note TEXT,
  since_on TEXT,
  UNIQUE (creator_id, agent_id)
) STRICT, WITHOUT ROWID;

-- table creator_file
CREATE TABLE creator_file (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  mime TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  note TEXT,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table creator_note
CREATE TABLE creator_note (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  text TEXT NOT NULL CHECK (length(text) > 0),
  author TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table creator_source
CREATE TABLE creator_source (
  id TEXT PRIMARY KEY NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  kind TEXT NOT NULL CHECK (kind IN ('pasted', 'research', 'entered')),
  research_lead_id TEXT REFERENCES research_lead (id),
  detail TEXT,
  noted_by TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table custom_field
CREATE TABLE custom_field (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'yesNo')),
  choices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices)),
  position INTEGER NOT NULL CHECK (position >= 0)
) STRICT, WITHOUT ROWID;

-- table day_off
CREATE TABLE day_off (
  id TEXT PRIMARY KEY NOT NULL,
  day TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table decision_file
CREATE TABLE decision_file (
  id TEXT PRIMARY KEY NOT NULL,
  package_id TEXT NOT NULL REFERENCES review_package (id),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  decider_id TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (json_valid(outcome)),
  applied_by TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table deliverable
CREATE TABLE deliverable (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  title TEXT NOT NULL CHECK (length(title) > 0),
  kind TEXT NOT NULL,
  due_on TEXT
, package_id TEXT REFERENCES deliverable_package (id), requirement TEXT, workflow_id TEXT REFERENCES approval_workflow (id), post_from TEXT, post_until TEXT CHECK (post_until IS NULL OR post_from IS NULL OR post_until >= post_from), music TEXT CHECK (music IN ('none', 'original', 'library', 'licensed')), music_note TEXT, created_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z') STRICT, WITHOUT ROWID;

-- table deliverable_package
CREATE TABLE deliverable_package (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  items TEXT NOT NULL CHECK (json_valid(items)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table deliverable_state
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

-- table disclosure_plan
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

-- table disclosure_wording
CREATE TABLE disclosure_wording (
  id TEXT PRIMARY KEY NOT NULL,
  market TEXT NOT NULL CHECK (length(market) = 2),
  wording TEXT NOT NULL CHECK (length(wording) > 0),
  source TEXT NOT NULL CHECK (length(source) > 0),
  UNIQUE (market, wording)
) STRICT, WITHOUT ROWID;

-- table distinct_pair
CREATE TABLE distinct_pair (
  id TEXT PRIMARY KEY NOT NULL,
  a_id TEXT NOT NULL REFERENCES creator (id),
  b_id TEXT NOT NULL REFERENCES creator (id),
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  UNIQUE (a_id, b_id),
  CHECK (a_id < b_id)
) STRICT, WITHOUT ROWID;

-- table do_not_contact
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

-- table former_handle
CREATE TABLE former_handle (
  id TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  platform TEXT NOT NULL CHECK (platform IN ('tiktok', 'instagram', 'youtube')),
  handle TEXT NOT NULL CHECK (length(handle) > 0),
  handle_key TEXT NOT NULL CHECK (length(handle_key) > 0),
  until_on TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (account_id, handle_key)
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

-- table import_row
CREATE TABLE import_row (
  account_id TEXT NOT NULL,
  step_seq INTEGER NOT NULL,
  record_number INTEGER NOT NULL,
  PRIMARY KEY (account_id, step_seq)
) STRICT, WITHOUT ROWID;

-- table import_source
CREATE TABLE import_source (
  id TEXT PRIMARY KEY NOT NULL,
  signature TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table message_template
CREATE TABLE message_template (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'directMessage', 'agent', 'marketplace', 'phone')),
  purpose TEXT NOT NULL CHECK (purpose IN ('first', 'followUp', 'reply', 'notice')),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table outreach
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

-- table outreach_message
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

-- table outreach_note
CREATE TABLE outreach_note (
  id TEXT PRIMARY KEY NOT NULL,
  outreach_id TEXT NOT NULL REFERENCES outreach (id),
  text TEXT NOT NULL CHECK (length(text) > 0),
  author TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table outreach_override
CREATE TABLE outreach_override (
  id TEXT PRIMARY KEY NOT NULL,
  outreach_id TEXT NOT NULL REFERENCES outreach (id),
  warning TEXT NOT NULL CHECK (warning IN ('owner', 'coolDown', 'dailyLimit')),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table person
CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  role TEXT NOT NULL CHECK (role IN ('account_manager', 'account_director', 'creator_proxy', 'client_approver', 'client_viewer', 'legal', 'admin')),
  created_at TEXT NOT NULL
, client_id TEXT REFERENCES client (id), email TEXT) STRICT, WITHOUT ROWID;

-- table plan_package
CREATE TABLE plan_package (
  id TEXT PRIMARY KEY NOT NULL,
  entry_id TEXT NOT NULL REFERENCES roster_entry (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  posts INTEGER NOT NULL CHECK (posts >= 1),
  cost_parts TEXT NOT NULL CHECK (json_valid(cost_parts)),
  position INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table plan_scenario
CREATE TABLE plan_scenario (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  instance TEXT NOT NULL CHECK (json_valid(instance)),
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  in_report INTEGER NOT NULL DEFAULT 0 CHECK (in_report IN (0, 1)),
  position INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  planned_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table plan_segment
CREATE TABLE plan_segment (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  country TEXT CHECK (length(country) = 2),
  age TEXT,
  gender TEXT CHECK (gender IN ('f', 'm', 'x')),
  niche TEXT,
  universe_persons INTEGER NOT NULL CHECK (universe_persons > 0),
  weight REAL NOT NULL DEFAULT 1 CHECK (weight >= 0),
  source TEXT,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- table plan_setup
CREATE TABLE plan_setup (
  id TEXT PRIMARY KEY NOT NULL REFERENCES campaign (id),
  objective TEXT NOT NULL CHECK (json_valid(objective)),
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  assumptions TEXT NOT NULL CHECK (json_valid(assumptions))
) STRICT, WITHOUT ROWID;

-- table privacy_record
CREATE TABLE privacy_record (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('notice', 'basis', 'export', 'erasure', 'keep', 'doNotContact', 'minor', 'review')),
  subject_digest TEXT,
  detail TEXT NOT NULL CHECK (json_valid(detail))
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
, basis TEXT NOT NULL DEFAULT 'asked' CHECK (basis IN ('asked', 'agreed', 'paid')), note TEXT) STRICT, WITHOUT ROWID;

-- table research_lead
CREATE TABLE research_lead (
  id TEXT PRIMARY KEY NOT NULL,
  campaign_id TEXT NOT NULL REFERENCES campaign (id),
  kind TEXT NOT NULL CHECK (kind IN ('hashtag', 'topic', 'place', 'marketplace')),
  text TEXT NOT NULL CHECK (length(text) > 0),
  platform TEXT CHECK (platform IN ('tiktok', 'instagram', 'youtube')),
  link TEXT,
  note TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (campaign_id, kind, text)
) STRICT, WITHOUT ROWID;

-- table research_look
CREATE TABLE research_look (
  id TEXT PRIMARY KEY NOT NULL,
  research_lead_id TEXT NOT NULL REFERENCES research_lead (id),
  looked_by TEXT NOT NULL,
  looked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table review_comment
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

-- table review_package
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
  created_at TEXT NOT NULL, available_from TEXT, available_until TEXT
  CHECK (available_until IS NULL OR available_from IS NULL OR available_until >= available_from),
  UNIQUE (campaign_id, account_id)
) STRICT, WITHOUT ROWID;

-- table saved_view
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  filter TEXT NOT NULL CHECK (json_valid(filter)),
  sort TEXT NOT NULL CHECK (json_valid(sort)),
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  position INTEGER NOT NULL CHECK (position >= 0),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table setting
CREATE TABLE setting (
  id TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- table signed_terms
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

-- table spark_code
CREATE TABLE spark_code (
  id TEXT PRIMARY KEY NOT NULL,
  deliverable_id TEXT NOT NULL UNIQUE REFERENCES deliverable (id),
  code TEXT NOT NULL CHECK (length(code) > 0),
  period_days INTEGER NOT NULL CHECK (period_days IN (7, 30, 60, 365)),
  issued_on TEXT NOT NULL,
  note TEXT,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- table template_text
CREATE TABLE template_text (
  id TEXT PRIMARY KEY NOT NULL,
  template_id TEXT NOT NULL REFERENCES message_template (id),
  language TEXT NOT NULL,
  subject TEXT,
  body TEXT NOT NULL CHECK (length(body) > 0),
  UNIQUE (template_id, language)
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

-- table usage_right
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

-- trigger account__log_delete
CREATE TRIGGER "account__log_delete" AFTER DELETE ON "account" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 16, OLD.id, json_array(OLD."id", OLD."creator_id", OLD."platform", OLD."handle", OLD."handle_key", OLD."platform_user_id", OLD."profile_url", OLD."bio", OLD."is_verified", OLD."followers", OLD."average_views", OLD."median_views", OLD."average_likes", OLD."average_comments", OLD."average_shares", OLD."average_saves", OLD."engagement_rate", OLD."engagement_basis", OLD."measured_on", OLD."posts_sampled"), NULL); END;

-- trigger account__log_insert
CREATE TRIGGER "account__log_insert" AFTER INSERT ON "account" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 16, NEW.id, NULL, json_array(NEW."id", NEW."creator_id", NEW."platform", NEW."handle", NEW."handle_key", NEW."platform_user_id", NEW."profile_url", NEW."bio", NEW."is_verified", NEW."followers", NEW."average_views", NEW."median_views", NEW."average_likes", NEW."average_comments", NEW."average_shares", NEW."average_saves", NEW."engagement_rate", NEW."engagement_basis", NEW."measured_on", NEW."posts_sampled")); END;

-- trigger account__log_update
CREATE TRIGGER "account__log_update" AFTER UPDATE ON "account" WHEN OLD."id" IS NOT NEW."id" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."platform" IS NOT NEW."platform" OR OLD."handle" IS NOT NEW."handle" OR OLD."handle_key" IS NOT NEW."handle_key" OR OLD."platform_user_id" IS NOT NEW."platform_user_id" OR OLD."profile_url" IS NOT NEW."profile_url" OR OLD."bio" IS NOT NEW."bio" OR OLD."is_verified" IS NOT NEW."is_verified" OR OLD."followers" IS NOT NEW."followers" OR OLD."average_views" IS NOT NEW."average_views" OR OLD."median_views" IS NOT NEW."median_views" OR OLD."average_likes" IS NOT NEW."average_likes" OR OLD."average_comments" IS NOT NEW."average_comments" OR OLD."average_shares" IS NOT NEW."average_shares" OR OLD."average_saves" IS NOT NEW."average_saves" OR OLD."engagement_rate" IS NOT NEW."engagement_rate" OR OLD."engagement_basis" IS NOT NEW."engagement_basis" OR OLD."measured_on" IS NOT NEW."measured_on" OR OLD."posts_sampled" IS NOT NEW."posts_sampled" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 16, NEW.id, json_array(OLD."id", OLD."creator_id", OLD."platform", OLD."handle", OLD."handle_key", OLD."platform_user_id", OLD."profile_url", OLD."bio", OLD."is_verified", OLD."followers", OLD."average_views", OLD."median_views", OLD."average_likes", OLD."average_comments", OLD."average_shares", OLD."average_saves", OLD."engagement_rate", OLD."engagement_basis", OLD."measured_on", OLD."posts_sampled"), json_array(NEW."id", NEW."creator_id", NEW."platform", NEW."handle", NEW."handle_key", NEW."platform_user_id", NEW."profile_url", NEW."bio", NEW."is_verified", NEW."followers", NEW."average_views", NEW."median_views", NEW."average_likes", NEW."average_comments", NEW."average_shares", NEW."average_saves", NEW."engagement_rate", NEW."engagement_basis", NEW."measured_on", NEW."posts_sampled")); END;

-- trigger account_metric__log_delete
CREATE TRIGGER "account_metric__log_delete" AFTER DELETE ON "account_metric" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 17, OLD.id, json_array(OLD."id", OLD."account_id", OLD."measured_on", OLD."measured_on_basis", OLD."source", OLD."source_sha256", OLD."source_row", OLD."followers", OLD."average_views", OLD."median_views", OLD."average_likes", OLD."average_comments", OLD."average_shares", OLD."average_saves", OLD."engagement_rate", OLD."engagement_basis", OLD."posts_sampled"), NULL); END;

-- trigger account_metric__log_insert
CREATE TRIGGER "account_metric__log_insert" AFTER INSERT ON "account_metric" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 17, NEW.id, NULL, json_array(NEW."id", NEW."account_id", NEW."measured_on", NEW."measured_on_basis", NEW."source", NEW."source_sha256", NEW."source_row", NEW."followers", NEW."average_views", NEW."median_views", NEW."average_likes", NEW."average_comments", NEW."average_shares", NEW."average_saves", NEW."engagement_rate", NEW."engagement_basis", NEW."posts_sampled")); END;

-- trigger account_metric__log_update
CREATE TRIGGER "account_metric__log_update" AFTER UPDATE ON "account_metric" WHEN OLD."id" IS NOT NEW."id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."measured_on" IS NOT NEW."measured_on" OR OLD."measured_on_basis" IS NOT NEW."measured_on_basis" OR OLD."source" IS NOT NEW."source" OR OLD."source_sha256" IS NOT NEW."source_sha256" OR OLD."source_row" IS NOT NEW."source_row" OR OLD."followers" IS NOT NEW."followers" OR OLD."average_views" IS NOT NEW."average_views" OR OLD."median_views" IS NOT NEW."median_views" OR OLD."average_likes" IS NOT NEW."average_likes" OR OLD."average_comments" IS NOT NEW."average_comments" OR OLD."average_shares" IS NOT NEW."average_shares" OR OLD."average_saves" IS NOT NEW."average_saves" OR OLD."engagement_rate" IS NOT NEW."engagement_rate" OR OLD."engagement_basis" IS NOT NEW."engagement_basis" OR OLD."posts_sampled" IS NOT NEW."posts_sampled" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 17, NEW.id, json_array(OLD."id", OLD."account_id", OLD."measured_on", OLD."measured_on_basis", OLD."source", OLD."source_sha256", OLD."source_row", OLD."followers", OLD."average_views", OLD."median_views", OLD."average_likes", OLD."average_comments", OLD."average_shares", OLD."average_saves", OLD."engagement_rate", OLD."engagement_basis", OLD."posts_sampled"), json_array(NEW."id", NEW."account_id", NEW."measured_on", NEW."measured_on_basis", NEW."source", NEW."source_sha256", NEW."source_row", NEW."followers", NEW."average_views", NEW."median_views", NEW."average_likes", NEW."average_comments", NEW."average_shares", NEW."average_saves", NEW."engagement_rate", NEW."engagement_basis", NEW."posts_sampled")); END;

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

-- trigger agent__log_delete
CREATE TRIGGER "agent__log_delete" AFTER DELETE ON "agent" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 18, OLD.id, json_array(OLD."id", OLD."name", OLD."company", OLD."email", OLD."phone", OLD."notes", OLD."created_at"), NULL); END;

-- trigger agent__log_insert
CREATE TRIGGER "agent__log_insert" AFTER INSERT ON "agent" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 18, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."company", NEW."email", NEW."phone", NEW."notes", NEW."created_at")); END;

-- trigger agent__log_update
CREATE TRIGGER "agent__log_update" AFTER UPDATE ON "agent" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."company" IS NOT NEW."company" OR OLD."email" IS NOT NEW."email" OR OLD."phone" IS NOT NEW."phone" OR OLD."notes" IS NOT NEW."notes" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 18, NEW.id, json_array(OLD."id", OLD."name", OLD."company", OLD."email", OLD."phone", OLD."notes", OLD."created_at"), json_array(NEW."id", NEW."name", NEW."company", NEW."email", NEW."phone", NEW."notes", NEW."created_at")); END;

-- trigger approval_event__log_delete
CREATE TRIGGER "approval_event__log_delete" AFTER DELETE ON "approval_event" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 48, OLD.id, json_array(OLD."id", OLD."deliverable_id", OLD."device", OLD."device_seq", OLD."previous_hash", OLD."hash", OLD."seen" || '', OLD."actor_id", OLD."role", OLD."kind", OLD."from_state", OLD."to_state", OLD."version_id", OLD."body" || '', OLD."at"), NULL); END;

-- trigger approval_event__log_insert
CREATE TRIGGER "approval_event__log_insert" AFTER INSERT ON "approval_event" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 48, NEW.id, NULL, json_array(NEW."id", NEW."deliverable_id", NEW."device", NEW."device_seq", NEW."previous_hash", NEW."hash", NEW."seen" || '', NEW."actor_id", NEW."role", NEW."kind", NEW."from_state", NEW."to_state", NEW."version_id", NEW."body" || '', NEW."at")); END;

-- trigger approval_event__log_update
CREATE TRIGGER "approval_event__log_update" AFTER UPDATE ON "approval_event" WHEN OLD."id" IS NOT NEW."id" OR OLD."deliverable_id" IS NOT NEW."deliverable_id" OR OLD."device" IS NOT NEW."device" OR OLD."device_seq" IS NOT NEW."device_seq" OR OLD."previous_hash" IS NOT NEW."previous_hash" OR OLD."hash" IS NOT NEW."hash" OR OLD."seen" IS NOT NEW."seen" OR OLD."actor_id" IS NOT NEW."actor_id" OR OLD."role" IS NOT NEW."role" OR OLD."kind" IS NOT NEW."kind" OR OLD."from_state" IS NOT NEW."from_state" OR OLD."to_state" IS NOT NEW."to_state" OR OLD."version_id" IS NOT NEW."version_id" OR OLD."body" IS NOT NEW."body" OR OLD."at" IS NOT NEW."at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 48, NEW.id, json_array(OLD."id", OLD."deliverable_id", OLD."device", OLD."device_seq", OLD."previous_hash", OLD."hash", OLD."seen" || '', OLD."actor_id", OLD."role", OLD."kind", OLD."from_state", OLD."to_state", OLD."version_id", OLD."body" || '', OLD."at"), json_array(NEW."id", NEW."deliverable_id", NEW."device", NEW."device_seq", NEW."previous_hash", NEW."hash", NEW."seen" || '', NEW."actor_id", NEW."role", NEW."kind", NEW."from_state", NEW."to_state", NEW."version_id", NEW."body" || '', NEW."at")); END;

-- trigger approval_event_no_delete
CREATE TRIGGER approval_event_no_delete BEFORE DELETE ON approval_event BEGIN
  SELECT RAISE (ABORT, 'approval events are only added to');
END;

-- trigger approval_event_no_replace
CREATE TRIGGER approval_event_no_replace BEFORE INSERT ON approval_event
WHEN EXISTS (SELECT 1 FROM approval_event WHERE id = NEW.id OR hash = NEW.hash
  OR (device = NEW.device AND device_seq = NEW.device_seq)) BEGIN
  SELECT RAISE (ABORT, 'approval events are only added to');
END;

-- trigger approval_event_no_update
CREATE TRIGGER approval_event_no_update BEFORE UPDATE ON approval_event BEGIN
  SELECT RAISE (ABORT, 'approval events are only added to');
END;

-- trigger approval_evidence__log_delete
CREATE TRIGGER "approval_evidence__log_delete" AFTER DELETE ON "approval_evidence" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 49, OLD.id, json_array(OLD."id", OLD."deliverable_id", OLD."purpose", OLD."name", OLD."mime", OLD."size_bytes", OLD."sha256", OLD."note", OLD."added_by", OLD."added_at"), NULL); END;

-- trigger approval_evidence__log_insert
CREATE TRIGGER "approval_evidence__log_insert" AFTER INSERT ON "approval_evidence" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 49, NEW.id, NULL, json_array(NEW."id", NEW."deliverable_id", NEW."purpose", NEW."name", NEW."mime", NEW."size_bytes", NEW."sha256", NEW."note", NEW."added_by", NEW."added_at")); END;

-- trigger approval_evidence__log_update
CREATE TRIGGER "approval_evidence__log_update" AFTER UPDATE ON "approval_evidence" WHEN OLD."id" IS NOT NEW."id" OR OLD."deliverable_id" IS NOT NEW."deliverable_id" OR OLD."purpose" IS NOT NEW."purpose" OR OLD."name" IS NOT NEW."name" OR OLD."mime" IS NOT NEW."mime" OR OLD."size_bytes" IS NOT NEW."size_bytes" OR OLD."sha256" IS NOT NEW."sha256" OR OLD."note" IS NOT NEW."note" OR OLD."added_by" IS NOT NEW."added_by" OR OLD."added_at" IS NOT NEW."added_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 49, NEW.id, json_array(OLD."id", OLD."deliverable_id", OLD."purpose", OLD."name", OLD."mime", OLD."size_bytes", OLD."sha256", OLD."note", OLD."added_by", OLD."added_at"), json_array(NEW."id", NEW."deliverable_id", NEW."purpose", NEW."name", NEW."mime", NEW."size_bytes", NEW."sha256", NEW."note", NEW."added_by", NEW."added_at")); END;

-- trigger approval_text__log_delete
CREATE TRIGGER "approval_text__log_delete" AFTER DELETE ON "approval_text" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 50, OLD.id, json_array(OLD."id", OLD."event_id", OLD."field", OLD."salt", OLD."text"), NULL); END;

-- trigger approval_text__log_insert
CREATE TRIGGER "approval_text__log_insert" AFTER INSERT ON "approval_text" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 50, NEW.id, NULL, json_array(NEW."id", NEW."event_id", NEW."field", NEW."salt", NEW."text")); END;

-- trigger approval_text__log_update
CREATE TRIGGER "approval_text__log_update" AFTER UPDATE ON "approval_text" WHEN OLD."id" IS NOT NEW."id" OR OLD."event_id" IS NOT NEW."event_id" OR OLD."field" IS NOT NEW."field" OR OLD."salt" IS NOT NEW."salt" OR OLD."text" IS NOT NEW."text" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 50, NEW.id, json_array(OLD."id", OLD."event_id", OLD."field", OLD."salt", OLD."text"), json_array(NEW."id", NEW."event_id", NEW."field", NEW."salt", NEW."text")); END;

-- trigger approval_text_fixed
CREATE TRIGGER approval_text_fixed BEFORE UPDATE ON approval_text
WHEN NEW.text IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.event_id IS NOT OLD.event_id OR NEW.field IS NOT OLD.field
  OR NEW.salt IS NOT OLD.salt BEGIN
  SELECT RAISE (ABORT, 'a text of an event is kept or erased, never changed');
END;

-- trigger approval_text_kept
CREATE TRIGGER approval_text_kept BEFORE DELETE ON approval_text BEGIN
  SELECT RAISE (ABORT, 'a text of an event is kept or erased, never deleted');
END;

-- trigger approval_text_not_replaced
CREATE TRIGGER approval_text_not_replaced BEFORE INSERT ON approval_text
WHEN EXISTS (SELECT 1 FROM approval_text WHERE id = NEW.id OR (event_id = NEW.event_id AND field = NEW.field)) BEGIN
  SELECT RAISE (ABORT, 'a text of an event is kept or erased, never replaced');
END;

-- trigger approval_workflow__log_delete
CREATE TRIGGER "approval_workflow__log_delete" AFTER DELETE ON "approval_workflow" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 51, OLD.id, json_array(OLD."id", OLD."name", OLD."definition" || '', OLD."is_default", OLD."created_at"), NULL); END;

-- trigger approval_workflow__log_insert
CREATE TRIGGER "approval_workflow__log_insert" AFTER INSERT ON "approval_workflow" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 51, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."definition" || '', NEW."is_default", NEW."created_at")); END;

-- trigger approval_workflow__log_update
CREATE TRIGGER "approval_workflow__log_update" AFTER UPDATE ON "approval_workflow" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."definition" IS NOT NEW."definition" OR OLD."is_default" IS NOT NEW."is_default" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 51, NEW.id, json_array(OLD."id", OLD."name", OLD."definition" || '', OLD."is_default", OLD."created_at"), json_array(NEW."id", NEW."name", NEW."definition" || '', NEW."is_default", NEW."created_at")); END;

-- trigger audience_overlap__log_delete
CREATE TRIGGER "audience_overlap__log_delete" AFTER DELETE ON "audience_overlap" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 66, OLD.id, json_array(OLD."id", OLD."account_a", OLD."account_b", OLD."figure", OLD."basis", OLD."source", OLD."measured_on"), NULL); END;

-- trigger audience_overlap__log_insert
CREATE TRIGGER "audience_overlap__log_insert" AFTER INSERT ON "audience_overlap" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 66, NEW.id, NULL, json_array(NEW."id", NEW."account_a", NEW."account_b", NEW."figure", NEW."basis", NEW."source", NEW."measured_on")); END;

-- trigger audience_overlap__log_update
CREATE TRIGGER "audience_overlap__log_update" AFTER UPDATE ON "audience_overlap" WHEN OLD."id" IS NOT NEW."id" OR OLD."account_a" IS NOT NEW."account_a" OR OLD."account_b" IS NOT NEW."account_b" OR OLD."figure" IS NOT NEW."figure" OR OLD."basis" IS NOT NEW."basis" OR OLD."source" IS NOT NEW."source" OR OLD."measured_on" IS NOT NEW."measured_on" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 66, NEW.id, json_array(OLD."id", OLD."account_a", OLD."account_b", OLD."figure", OLD."basis", OLD."source", OLD."measured_on"), json_array(NEW."id", NEW."account_a", NEW."account_b", NEW."figure", NEW."basis", NEW."source", NEW."measured_on")); END;

-- trigger audience_share__log_delete
CREATE TRIGGER "audience_share__log_delete" AFTER DELETE ON "audience_share" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 3, OLD.id, json_array(OLD."id", OLD."account_id", OLD."dimension", OLD."key", OLD."share", OLD."source", OLD."measured_on"), NULL); END;

-- trigger audience_share__log_insert
CREATE TRIGGER "audience_share__log_insert" AFTER INSERT ON "audience_share" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 3, NEW.id, NULL, json_array(NEW."id", NEW."account_id", NEW."dimension", NEW."key", NEW."share", NEW."source", NEW."measured_on")); END;

-- trigger audience_share__log_update
CREATE TRIGGER "audience_share__log_update" AFTER UPDATE ON "audience_share" WHEN OLD."id" IS NOT NEW."id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."dimension" IS NOT NEW."dimension" OR OLD."key" IS NOT NEW."key" OR OLD."share" IS NOT NEW."share" OR OLD."source" IS NOT NEW."source" OR OLD."measured_on" IS NOT NEW."measured_on" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 3, NEW.id, json_array(OLD."id", OLD."account_id", OLD."dimension", OLD."key", OLD."share", OLD."source", OLD."measured_on"), json_array(NEW."id", NEW."account_id", NEW."dimension", NEW."key", NEW."share", NEW."source", NEW."measured_on")); END;

-- trigger brand__log_delete
CREATE TRIGGER "brand__log_delete" AFTER DELETE ON "brand" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 19, OLD.id, json_array(OLD."id", OLD."client_id", OLD."name", OLD."category", OLD."competitors" || '', OLD."brand_values" || '', OLD."niches" || ''), NULL); END;

-- trigger brand__log_insert
CREATE TRIGGER "brand__log_insert" AFTER INSERT ON "brand" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 19, NEW.id, NULL, json_array(NEW."id", NEW."client_id", NEW."name", NEW."category", NEW."competitors" || '', NEW."brand_values" || '', NEW."niches" || '')); END;

-- trigger brand__log_update
CREATE TRIGGER "brand__log_update" AFTER UPDATE ON "brand" WHEN OLD."id" IS NOT NEW."id" OR OLD."client_id" IS NOT NEW."client_id" OR OLD."name" IS NOT NEW."name" OR OLD."category" IS NOT NEW."category" OR OLD."competitors" IS NOT NEW."competitors" OR OLD."brand_values" IS NOT NEW."brand_values" OR OLD."niches" IS NOT NEW."niches" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 19, NEW.id, json_array(OLD."id", OLD."client_id", OLD."name", OLD."category", OLD."competitors" || '', OLD."brand_values" || '', OLD."niches" || ''), json_array(NEW."id", NEW."client_id", NEW."name", NEW."category", NEW."competitors" || '', NEW."brand_values" || '', NEW."niches" || '')); END;

-- trigger cadence__log_delete
CREATE TRIGGER "cadence__log_delete" AFTER DELETE ON "cadence" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 37, OLD.id, json_array(OLD."id", OLD."name", OLD."steps" || '', OLD."counts", OLD."created_at"), NULL); END;

-- trigger cadence__log_insert
CREATE TRIGGER "cadence__log_insert" AFTER INSERT ON "cadence" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 37, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."steps" || '', NEW."counts", NEW."created_at")); END;

-- trigger cadence__log_update
CREATE TRIGGER "cadence__log_update" AFTER UPDATE ON "cadence" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."steps" IS NOT NEW."steps" OR OLD."counts" IS NOT NEW."counts" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 37, NEW.id, json_array(OLD."id", OLD."name", OLD."steps" || '', OLD."counts", OLD."created_at"), json_array(NEW."id", NEW."name", NEW."steps" || '', NEW."counts", NEW."created_at")); END;

-- trigger campaign__log_delete
CREATE TRIGGER "campaign__log_delete" AFTER DELETE ON "campaign" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 52, OLD.id, json_array(OLD."id", OLD."brand_id", OLD."name", OLD."goal", OLD."budget_minor", OLD."currency", OLD."time_zone", OLD."flight_start", OLD."flight_end", OLD."target_reach_persons", OLD."audience", OLD."universe_persons", OLD."universe_source", OLD."target" || '', OLD."unique_viewer_ratio", OLD."brief", OLD."created_at", OLD."niches" || '', OLD."hashtags" || '', OLD."tone", OLD."exclusivity_days", OLD."workflow_id", OLD."included_rounds", OLD."post_from", OLD."post_until", OLD."markets" || '', OLD."dos" || '', OLD."donts" || '', OLD."mandatory" || ''), NULL); END;

-- trigger campaign__log_insert
CREATE TRIGGER "campaign__log_insert" AFTER INSERT ON "campaign" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 52, NEW.id, NULL, json_array(NEW."id", NEW."brand_id", NEW."name", NEW."goal", NEW."budget_minor", NEW."currency", NEW."time_zone", NEW."flight_start", NEW."flight_end", NEW."target_reach_persons", NEW."audience", NEW."universe_persons", NEW."universe_source", NEW."target" || '', NEW."unique_viewer_ratio", NEW."brief", NEW."created_at", NEW."niches" || '', NEW."hashtags" || '', NEW."tone", NEW."exclusivity_days", NEW."workflow_id", NEW."included_rounds", NEW."post_from", NEW."post_until", NEW."markets" || '', NEW."dos" || '', NEW."donts" || '', NEW."mandatory" || '')); END;

-- trigger campaign__log_update
CREATE TRIGGER "campaign__log_update" AFTER UPDATE ON "campaign" WHEN OLD."id" IS NOT NEW."id" OR OLD."brand_id" IS NOT NEW."brand_id" OR OLD."name" IS NOT NEW."name" OR OLD."goal" IS NOT NEW."goal" OR OLD."budget_minor" IS NOT NEW."budget_minor" OR OLD."currency" IS NOT NEW."currency" OR OLD."time_zone" IS NOT NEW."time_zone" OR OLD."flight_start" IS NOT NEW."flight_start" OR OLD."flight_end" IS NOT NEW."flight_end" OR OLD."target_reach_persons" IS NOT NEW."target_reach_persons" OR OLD."audience" IS NOT NEW."audience" OR OLD."universe_persons" IS NOT NEW."universe_persons" OR OLD."universe_source" IS NOT NEW."universe_source" OR OLD."target" IS NOT NEW."target" OR OLD."unique_viewer_ratio" IS NOT NEW."unique_viewer_ratio" OR OLD."brief" IS NOT NEW."brief" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."niches" IS NOT NEW."niches" OR OLD."hashtags" IS NOT NEW."hashtags" OR OLD."tone" IS NOT NEW."tone" OR OLD."exclusivity_days" IS NOT NEW."exclusivity_days" OR OLD."workflow_id" IS NOT NEW."workflow_id" OR OLD."included_rounds" IS NOT NEW."included_rounds" OR OLD."post_from" IS NOT NEW."post_from" OR OLD."post_until" IS NOT NEW."post_until" OR OLD."markets" IS NOT NEW."markets" OR OLD."dos" IS NOT NEW."dos" OR OLD."donts" IS NOT NEW."donts" OR OLD."mandatory" IS NOT NEW."mandatory" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 52, NEW.id, json_array(OLD."id", OLD."brand_id", OLD."name", OLD."goal", OLD."budget_minor", OLD."currency", OLD."time_zone", OLD."flight_start", OLD."flight_end", OLD."target_reach_persons", OLD."audience", OLD."universe_persons", OLD."universe_source", OLD."target" || '', OLD."unique_viewer_ratio", OLD."brief", OLD."created_at", OLD."niches" || '', OLD."hashtags" || '', OLD."tone", OLD."exclusivity_days", OLD."workflow_id", OLD."included_rounds", OLD."post_from", OLD."post_until", OLD."markets" || '', OLD."dos" || '', OLD."donts" || '', OLD."mandatory" || ''), json_array(NEW."id", NEW."brand_id", NEW."name", NEW."goal", NEW."budget_minor", NEW."currency", NEW."time_zone", NEW."flight_start", NEW."flight_end", NEW."target_reach_persons", NEW."audience", NEW."universe_persons", NEW."universe_source", NEW."target" || '', NEW."unique_viewer_ratio", NEW."brief", NEW."created_at", NEW."niches" || '', NEW."hashtags" || '', NEW."tone", NEW."exclusivity_days", NEW."workflow_id", NEW."included_rounds", NEW."post_from", NEW."post_until", NEW."markets" || '', NEW."dos" || '', NEW."donts" || '', NEW."mandatory" || '')); END;

-- trigger change_log_no_update
CREATE TRIGGER change_log_no_update BEFORE UPDATE ON change_log BEGIN
  SELECT RAISE (ABORT, 'the change log is only added to');
END;

-- trigger client__log_delete
CREATE TRIGGER "client__log_delete" AFTER DELETE ON "client" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 21, OLD.id, json_array(OLD."id", OLD."name", OLD."created_at", OLD."tier_scheme_id", OLD."match_weights" || ''), NULL); END;

-- trigger client__log_insert
CREATE TRIGGER "client__log_insert" AFTER INSERT ON "client" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 21, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."created_at", NEW."tier_scheme_id", NEW."match_weights" || '')); END;

-- trigger client__log_update
CREATE TRIGGER "client__log_update" AFTER UPDATE ON "client" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."tier_scheme_id" IS NOT NEW."tier_scheme_id" OR OLD."match_weights" IS NOT NEW."match_weights" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 21, NEW.id, json_array(OLD."id", OLD."name", OLD."created_at", OLD."tier_scheme_id", OLD."match_weights" || ''), json_array(NEW."id", NEW."name", NEW."created_at", NEW."tier_scheme_id", NEW."match_weights" || '')); END;

-- trigger collaboration__log_delete
CREATE TRIGGER "collaboration__log_delete" AFTER DELETE ON "collaboration" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 22, OLD.id, json_array(OLD."id", OLD."creator_id", OLD."brand_id", OLD."brand_name", OLD."category", OLD."kind", OLD."started_on", OLD."ended_on", OLD."exclusive_until", OLD."exclusive_against" || '', OLD."link", OLD."note", OLD."source", OLD."created_at"), NULL); END;

-- trigger collaboration__log_insert
CREATE TRIGGER "collaboration__log_insert" AFTER INSERT ON "collaboration" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 22, NEW.id, NULL, json_array(NEW."id", NEW."creator_id", NEW."brand_id", NEW."brand_name", NEW."category", NEW."kind", NEW."started_on", NEW."ended_on", NEW."exclusive_until", NEW."exclusive_against" || '', NEW."link", NEW."note", NEW."source", NEW."created_at")); END;

-- trigger collaboration__log_update
CREATE TRIGGER "collaboration__log_update" AFTER UPDATE ON "collaboration" WHEN OLD."id" IS NOT NEW."id" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."brand_id" IS NOT NEW."brand_id" OR OLD."brand_name" IS NOT NEW."brand_name" OR OLD."category" IS NOT NEW."category" OR OLD."kind" IS NOT NEW."kind" OR OLD."started_on" IS NOT NEW."started_on" OR OLD."ended_on" IS NOT NEW."ended_on" OR OLD."exclusive_until" IS NOT NEW."exclusive_until" OR OLD."exclusive_against" IS NOT NEW."exclusive_against" OR OLD."link" IS NOT NEW."link" OR OLD."note" IS NOT NEW."note" OR OLD."source" IS NOT NEW."source" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 22, NEW.id, json_array(OLD."id", OLD."creator_id", OLD."brand_id", OLD."brand_name", OLD."category", OLD."kind", OLD."started_on", OLD."ended_on", OLD."exclusive_until", OLD."exclusive_against" || '', OLD."link", OLD."note", OLD."source", OLD."created_at"), json_array(NEW."id", NEW."creator_id", NEW."brand_id", NEW."brand_name", NEW."category", NEW."kind", NEW."started_on", NEW."ended_on", NEW."exclusive_until", NEW."exclusive_against" || '', NEW."link", NEW."note", NEW."source", NEW."created_at")); END;

-- trigger column_set__log_delete
CREATE TRIGGER "column_set__log_delete" AFTER DELETE ON "column_set" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 23, OLD.id, json_array(OLD."id", OLD."name", OLD."layout" || '', OLD."created_at"), NULL); END;

-- trigger column_set__log_insert
CREATE TRIGGER "column_set__log_insert" AFTER INSERT ON "column_set" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 23, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."layout" || '', NEW."created_at")); END;

-- trigger column_set__log_update
CREATE TRIGGER "column_set__log_update" AFTER UPDATE ON "column_set" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."layout" IS NOT NEW."layout" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 23, NEW.id, json_array(OLD."id", OLD."name", OLD."layout" || '', OLD."created_at"), json_array(NEW."id", NEW."name", NEW."layout" || '', NEW."created_at")); END;

-- trigger contact_point__log_delete
CREATE TRIGGER "contact_point__log_delete" AFTER DELETE ON "contact_point" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 38, OLD.id, json_array(OLD."id", OLD."creator_id", OLD."kind", OLD."value", OLD."source", OLD."noted_on", OLD."holder", OLD."agent_id", OLD."validity", OLD."is_preferred", OLD."note", OLD."lawful_basis", OLD."basis_note"), NULL); END;

-- trigger contact_point__log_insert
CREATE TRIGGER "contact_point__log_insert" AFTER INSERT ON "contact_point" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 38, NEW.id, NULL, json_array(NEW."id", NEW."creator_id", NEW."kind", NEW."value", NEW."source", NEW."noted_on", NEW."holder", NEW."agent_id", NEW."validity", NEW."is_preferred", NEW."note", NEW."lawful_basis", NEW."basis_note")); END;

-- trigger contact_point__log_update
CREATE TRIGGER "contact_point__log_update" AFTER UPDATE ON "contact_point" WHEN OLD."id" IS NOT NEW."id" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."value" IS NOT NEW."value" OR OLD."source" IS NOT NEW."source" OR OLD."noted_on" IS NOT NEW."noted_on" OR OLD."holder" IS NOT NEW."holder" OR OLD."agent_id" IS NOT NEW."agent_id" OR OLD."validity" IS NOT NEW."validity" OR OLD."is_preferred" IS NOT NEW."is_preferred" OR OLD."note" IS NOT NEW."note" OR OLD."lawful_basis" IS NOT NEW."lawful_basis" OR OLD."basis_note" IS NOT NEW."basis_note" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 38, NEW.id, json_array(OLD."id", OLD."creator_id", OLD."kind", OLD."value", OLD."source", OLD."noted_on", OLD."holder", OLD."agent_id", OLD."validity", OLD."is_preferred", OLD."note", OLD."lawful_basis", OLD."basis_note"), json_array(NEW."id", NEW."creator_id", NEW."kind", NEW."value", NEW."source", NEW."noted_on", NEW."holder", NEW."agent_id", NEW."validity", NEW."is_preferred", NEW."note", NEW."lawful_basis", NEW."basis_note")); END;

-- trigger content_version__log_delete
CREATE TRIGGER "content_version__log_delete" AFTER DELETE ON "content_version" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 53, OLD.id, json_array(OLD."id", OLD."deliverable_id", OLD."number", OLD."kind", OLD."name", OLD."mime", OLD."size_bytes", OLD."sha256", OLD."caption", OLD."hashtags" || '', OLD."links" || '', OLD."caption_sha256", OLD."width", OLD."height", OLD."duration_ms", OLD."frames_per_second", OLD."codec", OLD."poster_sha256", OLD."added_by", OLD."added_at", OLD."erased_at"), NULL); END;

-- trigger content_version__log_insert
CREATE TRIGGER "content_version__log_insert" AFTER INSERT ON "content_version" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 53, NEW.id, NULL, json_array(NEW."id", NEW."deliverable_id", NEW."number", NEW."kind", NEW."name", NEW."mime", NEW."size_bytes", NEW."sha256", NEW."caption", NEW."hashtags" || '', NEW."links" || '', NEW."caption_sha256", NEW."width", NEW."height", NEW."duration_ms", NEW."frames_per_second", NEW."codec", NEW."poster_sha256", NEW."added_by", NEW."added_at", NEW."erased_at")); END;

-- trigger content_version__log_update
CREATE TRIGGER "content_version__log_update" AFTER UPDATE ON "content_version" WHEN OLD."id" IS NOT NEW."id" OR OLD."deliverable_id" IS NOT NEW."deliverable_id" OR OLD."number" IS NOT NEW."number" OR OLD."kind" IS NOT NEW."kind" OR OLD."name" IS NOT NEW."name" OR OLD."mime" IS NOT NEW."mime" OR OLD."size_bytes" IS NOT NEW."size_bytes" OR OLD."sha256" IS NOT NEW."sha256" OR OLD."caption" IS NOT NEW."caption" OR OLD."hashtags" IS NOT NEW."hashtags" OR OLD."links" IS NOT NEW."links" OR OLD."caption_sha256" IS NOT NEW."caption_sha256" OR OLD."width" IS NOT NEW."width" OR OLD."height" IS NOT NEW."height" OR OLD."duration_ms" IS NOT NEW."duration_ms" OR OLD."frames_per_second" IS NOT NEW."frames_per_second" OR OLD."codec" IS NOT NEW."codec" OR OLD."poster_sha256" IS NOT NEW."poster_sha256" OR OLD."added_by" IS NOT NEW."added_by" OR OLD."added_at" IS NOT NEW."added_at" OR OLD."erased_at" IS NOT NEW."erased_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 53, NEW.id, json_array(OLD."id", OLD."deliverable_id", OLD."number", OLD."kind", OLD."name", OLD."mime", OLD."size_bytes", OLD."sha256", OLD."caption", OLD."hashtags" || '', OLD."links" || '', OLD."caption_sha256", OLD."width", OLD."height", OLD."duration_ms", OLD."frames_per_second", OLD."codec", OLD."poster_sha256", OLD."added_by", OLD."added_at", OLD."erased_at"), json_array(NEW."id", NEW."deliverable_id", NEW."number", NEW."kind", NEW."name", NEW."mime", NEW."size_bytes", NEW."sha256", NEW."caption", NEW."hashtags" || '', NEW."links" || '', NEW."caption_sha256", NEW."width", NEW."height", NEW."duration_ms", NEW."frames_per_second", NEW."codec", NEW."poster_sha256", NEW."added_by", NEW."added_at", NEW."erased_at")); END;

-- trigger content_version_fixed
CREATE TRIGGER content_version_fixed BEFORE UPDATE ON content_version
WHEN EXISTS (SELECT 1 FROM approval_event WHERE version_id = OLD.id)
 AND (NEW.erased_at IS NULL OR NEW.id IS NOT OLD.id OR NEW.deliverable_id IS NOT OLD.deliverable_id
  OR NEW.number IS NOT OLD.number OR NEW.sha256 IS NOT OLD.sha256 OR NEW.caption_sha256 IS NOT OLD.caption_sha256
  OR NEW.caption NOT IN ('', OLD.caption)) BEGIN
  SELECT RAISE (ABORT, 'a submitted version is never changed');
END;

-- trigger content_version_kept
CREATE TRIGGER content_version_kept BEFORE DELETE ON content_version
WHEN EXISTS (SELECT 1 FROM approval_event WHERE version_id = OLD.id) BEGIN
  SELECT RAISE (ABORT, 'a submitted version is never deleted');
END;

-- trigger content_version_not_replaced
CREATE TRIGGER content_version_not_replaced BEFORE INSERT ON content_version
WHEN EXISTS (SELECT 1 FROM content_version c JOIN approval_event e ON e.version_id = c.id
  WHERE c.id = NEW.id OR (c.deliverable_id = NEW.deliverable_id AND c.number = NEW.number)) BEGIN
  SELECT RAISE (ABORT, 'a submitted version is never replaced');
END;

-- trigger creator__log_delete
CREATE TRIGGER "creator__log_delete" AFTER DELETE ON "creator" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 39, OLD.id, json_array(OLD."id", OLD."display_name", OLD."country", OLD."language", OLD."niches" || '', OLD."notes", OLD."created_at", OLD."city", OLD."further_languages" || '', OLD."hashtags" || '', OLD."brand_values" || '', OLD."tags" || '', OLD."tone", OLD."custom" || '', OLD."main_account_id", OLD."owner", OLD."is_minor", OLD."collected_on", OLD."notice_on", OLD."notice_how", OLD."keep_until", OLD."keep_reason"), NULL); END;

-- trigger creator__log_insert
CREATE TRIGGER "creator__log_insert" AFTER INSERT ON "creator" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 39, NEW.id, NULL, json_array(NEW."id", NEW."display_name", NEW."country", NEW."language", NEW."niches" || '', NEW."notes", NEW."created_at", NEW."city", NEW."further_languages" || '', NEW."hashtags" || '', NEW."brand_values" || '', NEW."tags" || '', NEW."tone", NEW."custom" || '', NEW."main_account_id", NEW."owner", NEW."is_minor", NEW."collected_on", NEW."notice_on", NEW."notice_how", NEW."keep_until", NEW."keep_reason")); END;

-- trigger creator__log_update
CREATE TRIGGER "creator__log_update" AFTER UPDATE ON "creator" WHEN OLD."id" IS NOT NEW."id" OR OLD."display_name" IS NOT NEW."display_name" OR OLD."country" IS NOT NEW."country" OR OLD."language" IS NOT NEW."language" OR OLD."niches" IS NOT NEW."niches" OR OLD."notes" IS NOT NEW."notes" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."city" IS NOT NEW."city" OR OLD."further_languages" IS NOT NEW."further_languages" OR OLD."hashtags" IS NOT NEW."hashtags" OR OLD."brand_values" IS NOT NEW."brand_values" OR OLD."tags" IS NOT NEW."tags" OR OLD."tone" IS NOT NEW."tone" OR OLD."custom" IS NOT NEW."custom" OR OLD."main_account_id" IS NOT NEW."main_account_id" OR OLD."owner" IS NOT NEW."owner" OR OLD."is_minor" IS NOT NEW."is_minor" OR OLD."collected_on" IS NOT NEW."collected_on" OR OLD."notice_on" IS NOT NEW."notice_on" OR OLD."notice_how" IS NOT NEW."notice_how" OR OLD."keep_until" IS NOT NEW."keep_until" OR OLD."keep_reason" IS NOT NEW."keep_reason" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 39, NEW.id, json_array(OLD."id", OLD."display_name", OLD."country", OLD."language", OLD."niches" || '', OLD."notes", OLD."created_at", OLD."city", OLD."further_languages" || '', OLD."hashtags" || '', OLD."brand_values" || '', OLD."tags" || '', OLD."tone", OLD."custom" || '', OLD."main_account_id", OLD."owner", OLD."is_minor", OLD."collected_on", OLD."notice_on", OLD."notice_how", OLD."keep_until", OLD."keep_reason"), json_array(NEW."id", NEW."display_name", NEW."country", NEW."language", NEW."niches" || '', NEW."notes", NEW."created_at", NEW."city", NEW."further_languages" || '', NEW."hashtags" || '', NEW."brand_values" || '', NEW."tags" || '', NEW."tone", NEW."custom" || '', NEW."main_account_id", NEW."owner", NEW."is_minor", NEW."collected_on", NEW."notice_on", NEW."notice_how", NEW."keep_until", NEW."keep_reason")); END;

-- trigger creator_agent__log_delete
CREATE TRIGGER "creator_agent__log_delete" AFTER DELETE ON "creator_agent" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 26, OLD.id, json_array(OLD."id", OLD."creator_id", OLD."agent_id", OLD."note", OLD."since_on"), NULL); END;

-- trigger creator_agent__log_insert
CREATE TRIGGER "creator_agent__log_insert" AFTER INSERT ON "creator_agent" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 26, NEW.id, NULL, json_array(NEW."id", NEW."creator_id", NEW."agent_id", NEW."note", NEW."since_on")); END;

-- trigger creator_agent__log_update
CREATE TRIGGER "creator_agent__log_update" AFTER UPDATE ON "creator_agent" WHEN OLD."id" IS NOT NEW."id" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."agent_id" IS NOT NEW."agent_id" OR OLD."note" IS NOT NEW."note" OR OLD."since_on" IS NOT NEW."since_on" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 26, NEW.id, json_array(OLD."id", OLD."creator_id", OLD."agent_id", OLD."note", OLD."since_on"), json_array(NEW."id", NEW."creator_id", NEW."agent_id", NEW."note", NEW."since_on")); END;

-- trigger creator_file__log_delete
CREATE TRIGGER "creator_file__log_delete" AFTER DELETE ON "creator_file" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 27, OLD.id, json_array(OLD."id", OLD."creator_id", OLD."name", OLD."mime", OLD."size_bytes", OLD."sha256", OLD."note", OLD."added_by", OLD."added_at"), NULL); END;

-- trigger creator_file__log_insert
CREATE TRIGGER "creator_file__log_insert" AFTER INSERT ON "creator_file" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 27, NEW.id, NULL, json_array(NEW."id", NEW."creator_id", NEW."name", NEW."mime", NEW."size_bytes", NEW."sha256", NEW."note", NEW."added_by", NEW."added_at")); END;

-- trigger creator_file__log_update
CREATE TRIGGER "creator_file__log_update" AFTER UPDATE ON "creator_file" WHEN OLD."id" IS NOT NEW."id" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."name" IS NOT NEW."name" OR OLD."mime" IS NOT NEW."mime" OR OLD."size_bytes" IS NOT NEW."size_bytes" OR OLD."sha256" IS NOT NEW."sha256" OR OLD."note" IS NOT NEW."note" OR OLD."added_by" IS NOT NEW."added_by" OR OLD."added_at" IS NOT NEW."added_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 27, NEW.id, json_array(OLD."id", OLD."creator_id", OLD."name", OLD."mime", OLD."size_bytes", OLD."sha256", OLD."note", OLD."added_by", OLD."added_at"), json_array(NEW."id", NEW."creator_id", NEW."name", NEW."mime", NEW."size_bytes", NEW."sha256", NEW."note", NEW."added_by", NEW."added_at")); END;

-- trigger creator_note__log_delete
CREATE TRIGGER "creator_note__log_delete" AFTER DELETE ON "creator_note" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 28, OLD.id, json_array(OLD."id", OLD."creator_id", OLD."text", OLD."author", OLD."noted_at"), NULL); END;

-- trigger creator_note__log_insert
CREATE TRIGGER "creator_note__log_insert" AFTER INSERT ON "creator_note" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 28, NEW.id, NULL, json_array(NEW."id", NEW."creator_id", NEW."text", NEW."author", NEW."noted_at")); END;

-- trigger creator_note__log_update
CREATE TRIGGER "creator_note__log_update" AFTER UPDATE ON "creator_note" WHEN OLD."id" IS NOT NEW."id" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."text" IS NOT NEW."text" OR OLD."author" IS NOT NEW."author" OR OLD."noted_at" IS NOT NEW."noted_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 28, NEW.id, json_array(OLD."id", OLD."creator_id", OLD."text", OLD."author", OLD."noted_at"), json_array(NEW."id", NEW."creator_id", NEW."text", NEW."author", NEW."noted_at")); END;

-- trigger creator_note_text_delete
CREATE TRIGGER creator_note_text_delete AFTER DELETE ON creator_note BEGIN
  INSERT OR IGNORE INTO text_stale SELECT n FROM account WHERE creator_id = OLD.creator_id;
END;

-- trigger creator_note_text_insert
CREATE TRIGGER creator_note_text_insert AFTER INSERT ON creator_note BEGIN
  INSERT OR IGNORE INTO text_stale SELECT n FROM account WHERE creator_id = NEW.creator_id;
END;

-- trigger creator_note_text_update
CREATE TRIGGER creator_note_text_update AFTER UPDATE ON creator_note BEGIN
  INSERT OR IGNORE INTO text_stale SELECT n FROM account WHERE creator_id IN (OLD.creator_id, NEW.creator_id);
END;

-- trigger creator_source__log_delete
CREATE TRIGGER "creator_source__log_delete" AFTER DELETE ON "creator_source" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 29, OLD.id, json_array(OLD."id", OLD."creator_id", OLD."kind", OLD."research_lead_id", OLD."detail", OLD."noted_by", OLD."noted_at"), NULL); END;

-- trigger creator_source__log_insert
CREATE TRIGGER "creator_source__log_insert" AFTER INSERT ON "creator_source" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 29, NEW.id, NULL, json_array(NEW."id", NEW."creator_id", NEW."kind", NEW."research_lead_id", NEW."detail", NEW."noted_by", NEW."noted_at")); END;

-- trigger creator_source__log_update
CREATE TRIGGER "creator_source__log_update" AFTER UPDATE ON "creator_source" WHEN OLD."id" IS NOT NEW."id" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."research_lead_id" IS NOT NEW."research_lead_id" OR OLD."detail" IS NOT NEW."detail" OR OLD."noted_by" IS NOT NEW."noted_by" OR OLD."noted_at" IS NOT NEW."noted_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 29, NEW.id, json_array(OLD."id", OLD."creator_id", OLD."kind", OLD."research_lead_id", OLD."detail", OLD."noted_by", OLD."noted_at"), json_array(NEW."id", NEW."creator_id", NEW."kind", NEW."research_lead_id", NEW."detail", NEW."noted_by", NEW."noted_at")); END;

-- trigger creator_text_update
CREATE TRIGGER creator_text_update AFTER UPDATE OF display_name, notes, niches, tags, hashtags, brand_values ON creator
WHEN OLD.display_name IS NOT NEW.display_name OR OLD.notes IS NOT NEW.notes OR OLD.niches IS NOT NEW.niches
  OR OLD.tags IS NOT NEW.tags OR OLD.hashtags IS NOT NEW.hashtags OR OLD.brand_values IS NOT NEW.brand_values BEGIN
  INSERT OR IGNORE INTO text_stale SELECT n FROM account WHERE creator_id = NEW.id;
END;

-- trigger custom_field__log_delete
CREATE TRIGGER "custom_field__log_delete" AFTER DELETE ON "custom_field" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 30, OLD.id, json_array(OLD."id", OLD."name", OLD."kind", OLD."choices" || '', OLD."position"), NULL); END;

-- trigger custom_field__log_insert
CREATE TRIGGER "custom_field__log_insert" AFTER INSERT ON "custom_field" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 30, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."kind", NEW."choices" || '', NEW."position")); END;

-- trigger custom_field__log_update
CREATE TRIGGER "custom_field__log_update" AFTER UPDATE ON "custom_field" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."kind" IS NOT NEW."kind" OR OLD."choices" IS NOT NEW."choices" OR OLD."position" IS NOT NEW."position" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 30, NEW.id, json_array(OLD."id", OLD."name", OLD."kind", OLD."choices" || '', OLD."position"), json_array(NEW."id", NEW."name", NEW."kind", NEW."choices" || '', NEW."position")); END;

-- trigger day_off__log_delete
CREATE TRIGGER "day_off__log_delete" AFTER DELETE ON "day_off" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 40, OLD.id, json_array(OLD."id", OLD."day", OLD."name"), NULL); END;

-- trigger day_off__log_insert
CREATE TRIGGER "day_off__log_insert" AFTER INSERT ON "day_off" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 40, NEW.id, NULL, json_array(NEW."id", NEW."day", NEW."name")); END;

-- trigger day_off__log_update
CREATE TRIGGER "day_off__log_update" AFTER UPDATE ON "day_off" WHEN OLD."id" IS NOT NEW."id" OR OLD."day" IS NOT NEW."day" OR OLD."name" IS NOT NEW."name" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 40, NEW.id, json_array(OLD."id", OLD."day", OLD."name"), json_array(NEW."id", NEW."day", NEW."name")); END;

-- trigger decision_file__log_delete
CREATE TRIGGER "decision_file__log_delete" AFTER DELETE ON "decision_file" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 54, OLD.id, json_array(OLD."id", OLD."package_id", OLD."sha256", OLD."decider_id", OLD."outcome" || '', OLD."applied_by", OLD."applied_at"), NULL); END;

-- trigger decision_file__log_insert
CREATE TRIGGER "decision_file__log_insert" AFTER INSERT ON "decision_file" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 54, NEW.id, NULL, json_array(NEW."id", NEW."package_id", NEW."sha256", NEW."decider_id", NEW."outcome" || '', NEW."applied_by", NEW."applied_at")); END;

-- trigger decision_file__log_update
CREATE TRIGGER "decision_file__log_update" AFTER UPDATE ON "decision_file" WHEN OLD."id" IS NOT NEW."id" OR OLD."package_id" IS NOT NEW."package_id" OR OLD."sha256" IS NOT NEW."sha256" OR OLD."decider_id" IS NOT NEW."decider_id" OR OLD."outcome" IS NOT NEW."outcome" OR OLD."applied_by" IS NOT NEW."applied_by" OR OLD."applied_at" IS NOT NEW."applied_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 54, NEW.id, json_array(OLD."id", OLD."package_id", OLD."sha256", OLD."decider_id", OLD."outcome" || '', OLD."applied_by", OLD."applied_at"), json_array(NEW."id", NEW."package_id", NEW."sha256", NEW."decider_id", NEW."outcome" || '', NEW."applied_by", NEW."applied_at")); END;

-- trigger deliverable__log_delete
CREATE TRIGGER "deliverable__log_delete" AFTER DELETE ON "deliverable" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 55, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."account_id", OLD."title", OLD."kind", OLD."due_on", OLD."package_id", OLD."requirement", OLD."workflow_id", OLD."post_from", OLD."post_until", OLD."music", OLD."music_note", OLD."created_at"), NULL); END;

-- trigger deliverable__log_insert
CREATE TRIGGER "deliverable__log_insert" AFTER INSERT ON "deliverable" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 55, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."account_id", NEW."title", NEW."kind", NEW."due_on", NEW."package_id", NEW."requirement", NEW."workflow_id", NEW."post_from", NEW."post_until", NEW."music", NEW."music_note", NEW."created_at")); END;

-- trigger deliverable__log_update
CREATE TRIGGER "deliverable__log_update" AFTER UPDATE ON "deliverable" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."title" IS NOT NEW."title" OR OLD."kind" IS NOT NEW."kind" OR OLD."due_on" IS NOT NEW."due_on" OR OLD."package_id" IS NOT NEW."package_id" OR OLD."requirement" IS NOT NEW."requirement" OR OLD."workflow_id" IS NOT NEW."workflow_id" OR OLD."post_from" IS NOT NEW."post_from" OR OLD."post_until" IS NOT NEW."post_until" OR OLD."music" IS NOT NEW."music" OR OLD."music_note" IS NOT NEW."music_note" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 55, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."account_id", OLD."title", OLD."kind", OLD."due_on", OLD."package_id", OLD."requirement", OLD."workflow_id", OLD."post_from", OLD."post_until", OLD."music", OLD."music_note", OLD."created_at"), json_array(NEW."id", NEW."campaign_id", NEW."account_id", NEW."title", NEW."kind", NEW."due_on", NEW."package_id", NEW."requirement", NEW."workflow_id", NEW."post_from", NEW."post_until", NEW."music", NEW."music_note", NEW."created_at")); END;

-- trigger deliverable_package__log_delete
CREATE TRIGGER "deliverable_package__log_delete" AFTER DELETE ON "deliverable_package" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 56, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."name", OLD."items" || '', OLD."created_at"), NULL); END;

-- trigger deliverable_package__log_insert
CREATE TRIGGER "deliverable_package__log_insert" AFTER INSERT ON "deliverable_package" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 56, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."name", NEW."items" || '', NEW."created_at")); END;

-- trigger deliverable_package__log_update
CREATE TRIGGER "deliverable_package__log_update" AFTER UPDATE ON "deliverable_package" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."name" IS NOT NEW."name" OR OLD."items" IS NOT NEW."items" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 56, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."name", OLD."items" || '', OLD."created_at"), json_array(NEW."id", NEW."campaign_id", NEW."name", NEW."items" || '', NEW."created_at")); END;

-- trigger deliverable_state__log_delete
CREATE TRIGGER "deliverable_state__log_delete" AFTER DELETE ON "deliverable_state" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 57, OLD.id, json_array(OLD."id", OLD."state", OLD."state_since", OLD."version_id", OLD."version_number", OLD."approvals", OLD."approvals_needed", OLD."rounds_used", OLD."rounds_allowed", OLD."stage_due_on", OLD."planned_on", OLD."live_url", OLD."live_on", OLD."last_event_id"), NULL); END;

-- trigger deliverable_state__log_insert
CREATE TRIGGER "deliverable_state__log_insert" AFTER INSERT ON "deliverable_state" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 57, NEW.id, NULL, json_array(NEW."id", NEW."state", NEW."state_since", NEW."version_id", NEW."version_number", NEW."approvals", NEW."approvals_needed", NEW."rounds_used", NEW."rounds_allowed", NEW."stage_due_on", NEW."planned_on", NEW."live_url", NEW."live_on", NEW."last_event_id")); END;

-- trigger deliverable_state__log_update
CREATE TRIGGER "deliverable_state__log_update" AFTER UPDATE ON "deliverable_state" WHEN OLD."id" IS NOT NEW."id" OR OLD."state" IS NOT NEW."state" OR OLD."state_since" IS NOT NEW."state_since" OR OLD."version_id" IS NOT NEW."version_id" OR OLD."version_number" IS NOT NEW."version_number" OR OLD."approvals" IS NOT NEW."approvals" OR OLD."approvals_needed" IS NOT NEW."approvals_needed" OR OLD."rounds_used" IS NOT NEW."rounds_used" OR OLD."rounds_allowed" IS NOT NEW."rounds_allowed" OR OLD."stage_due_on" IS NOT NEW."stage_due_on" OR OLD."planned_on" IS NOT NEW."planned_on" OR OLD."live_url" IS NOT NEW."live_url" OR OLD."live_on" IS NOT NEW."live_on" OR OLD."last_event_id" IS NOT NEW."last_event_id" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 57, NEW.id, json_array(OLD."id", OLD."state", OLD."state_since", OLD."version_id", OLD."version_number", OLD."approvals", OLD."approvals_needed", OLD."rounds_used", OLD."rounds_allowed", OLD."stage_due_on", OLD."planned_on", OLD."live_url", OLD."live_on", OLD."last_event_id"), json_array(NEW."id", NEW."state", NEW."state_since", NEW."version_id", NEW."version_number", NEW."approvals", NEW."approvals_needed", NEW."rounds_used", NEW."rounds_allowed", NEW."stage_due_on", NEW."planned_on", NEW."live_url", NEW."live_on", NEW."last_event_id")); END;

-- trigger disclosure_plan__log_delete
CREATE TRIGGER "disclosure_plan__log_delete" AFTER DELETE ON "disclosure_plan" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 58, OLD.id, json_array(OLD."id", OLD."deliverable_id", OLD."relation", OLD."has_toggle", OLD."wording", OLD."spoken_at_ms", OLD."shown_at_ms", OLD."note", OLD."created_at"), NULL); END;

-- trigger disclosure_plan__log_insert
CREATE TRIGGER "disclosure_plan__log_insert" AFTER INSERT ON "disclosure_plan" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 58, NEW.id, NULL, json_array(NEW."id", NEW."deliverable_id", NEW."relation", NEW."has_toggle", NEW."wording", NEW."spoken_at_ms", NEW."shown_at_ms", NEW."note", NEW."created_at")); END;

-- trigger disclosure_plan__log_update
CREATE TRIGGER "disclosure_plan__log_update" AFTER UPDATE ON "disclosure_plan" WHEN OLD."id" IS NOT NEW."id" OR OLD."deliverable_id" IS NOT NEW."deliverable_id" OR OLD."relation" IS NOT NEW."relation" OR OLD."has_toggle" IS NOT NEW."has_toggle" OR OLD."wording" IS NOT NEW."wording" OR OLD."spoken_at_ms" IS NOT NEW."spoken_at_ms" OR OLD."shown_at_ms" IS NOT NEW."shown_at_ms" OR OLD."note" IS NOT NEW."note" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 58, NEW.id, json_array(OLD."id", OLD."deliverable_id", OLD."relation", OLD."has_toggle", OLD."wording", OLD."spoken_at_ms", OLD."shown_at_ms", OLD."note", OLD."created_at"), json_array(NEW."id", NEW."deliverable_id", NEW."relation", NEW."has_toggle", NEW."wording", NEW."spoken_at_ms", NEW."shown_at_ms", NEW."note", NEW."created_at")); END;

-- trigger disclosure_wording__log_delete
CREATE TRIGGER "disclosure_wording__log_delete" AFTER DELETE ON "disclosure_wording" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 59, OLD.id, json_array(OLD."id", OLD."market", OLD."wording", OLD."source"), NULL); END;

-- trigger disclosure_wording__log_insert
CREATE TRIGGER "disclosure_wording__log_insert" AFTER INSERT ON "disclosure_wording" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 59, NEW.id, NULL, json_array(NEW."id", NEW."market", NEW."wording", NEW."source")); END;

-- trigger disclosure_wording__log_update
CREATE TRIGGER "disclosure_wording__log_update" AFTER UPDATE ON "disclosure_wording" WHEN OLD."id" IS NOT NEW."id" OR OLD."market" IS NOT NEW."market" OR OLD."wording" IS NOT NEW."wording" OR OLD."source" IS NOT NEW."source" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 59, NEW.id, json_array(OLD."id", OLD."market", OLD."wording", OLD."source"), json_array(NEW."id", NEW."market", NEW."wording", NEW."source")); END;

-- trigger distinct_pair__log_delete
CREATE TRIGGER "distinct_pair__log_delete" AFTER DELETE ON "distinct_pair" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 31, OLD.id, json_array(OLD."id", OLD."a_id", OLD."b_id", OLD."decided_by", OLD."decided_at"), NULL); END;

-- trigger distinct_pair__log_insert
CREATE TRIGGER "distinct_pair__log_insert" AFTER INSERT ON "distinct_pair" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 31, NEW.id, NULL, json_array(NEW."id", NEW."a_id", NEW."b_id", NEW."decided_by", NEW."decided_at")); END;

-- trigger distinct_pair__log_update
CREATE TRIGGER "distinct_pair__log_update" AFTER UPDATE ON "distinct_pair" WHEN OLD."id" IS NOT NEW."id" OR OLD."a_id" IS NOT NEW."a_id" OR OLD."b_id" IS NOT NEW."b_id" OR OLD."decided_by" IS NOT NEW."decided_by" OR OLD."decided_at" IS NOT NEW."decided_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 31, NEW.id, json_array(OLD."id", OLD."a_id", OLD."b_id", OLD."decided_by", OLD."decided_at"), json_array(NEW."id", NEW."a_id", NEW."b_id", NEW."decided_by", NEW."decided_at")); END;

-- trigger do_not_contact__log_delete
CREATE TRIGGER "do_not_contact__log_delete" AFTER DELETE ON "do_not_contact" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 41, OLD.id, json_array(OLD."id", OLD."kind", OLD."value", OLD."digest", OLD."creator_id", OLD."agent_id", OLD."reason", OLD."source", OLD."added_by", OLD."added_at"), NULL); END;

-- trigger do_not_contact__log_insert
CREATE TRIGGER "do_not_contact__log_insert" AFTER INSERT ON "do_not_contact" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 41, NEW.id, NULL, json_array(NEW."id", NEW."kind", NEW."value", NEW."digest", NEW."creator_id", NEW."agent_id", NEW."reason", NEW."source", NEW."added_by", NEW."added_at")); END;

-- trigger do_not_contact__log_update
CREATE TRIGGER "do_not_contact__log_update" AFTER UPDATE ON "do_not_contact" WHEN OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."value" IS NOT NEW."value" OR OLD."digest" IS NOT NEW."digest" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."agent_id" IS NOT NEW."agent_id" OR OLD."reason" IS NOT NEW."reason" OR OLD."source" IS NOT NEW."source" OR OLD."added_by" IS NOT NEW."added_by" OR OLD."added_at" IS NOT NEW."added_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 41, NEW.id, json_array(OLD."id", OLD."kind", OLD."value", OLD."digest", OLD."creator_id", OLD."agent_id", OLD."reason", OLD."source", OLD."added_by", OLD."added_at"), json_array(NEW."id", NEW."kind", NEW."value", NEW."digest", NEW."creator_id", NEW."agent_id", NEW."reason", NEW."source", NEW."added_by", NEW."added_at")); END;

-- trigger former_handle__log_delete
CREATE TRIGGER "former_handle__log_delete" AFTER DELETE ON "former_handle" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 32, OLD.id, json_array(OLD."id", OLD."account_id", OLD."platform", OLD."handle", OLD."handle_key", OLD."until_on", OLD."source"), NULL); END;

-- trigger former_handle__log_insert
CREATE TRIGGER "former_handle__log_insert" AFTER INSERT ON "former_handle" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 32, NEW.id, NULL, json_array(NEW."id", NEW."account_id", NEW."platform", NEW."handle", NEW."handle_key", NEW."until_on", NEW."source")); END;

-- trigger former_handle__log_update
CREATE TRIGGER "former_handle__log_update" AFTER UPDATE ON "former_handle" WHEN OLD."id" IS NOT NEW."id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."platform" IS NOT NEW."platform" OR OLD."handle" IS NOT NEW."handle" OR OLD."handle_key" IS NOT NEW."handle_key" OR OLD."until_on" IS NOT NEW."until_on" OR OLD."source" IS NOT NEW."source" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 32, NEW.id, json_array(OLD."id", OLD."account_id", OLD."platform", OLD."handle", OLD."handle_key", OLD."until_on", OLD."source"), json_array(NEW."id", NEW."account_id", NEW."platform", NEW."handle", NEW."handle_key", NEW."until_on", NEW."source")); END;

-- trigger message_template__log_delete
CREATE TRIGGER "message_template__log_delete" AFTER DELETE ON "message_template" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 42, OLD.id, json_array(OLD."id", OLD."name", OLD."channel", OLD."purpose", OLD."created_at"), NULL); END;

-- trigger message_template__log_insert
CREATE TRIGGER "message_template__log_insert" AFTER INSERT ON "message_template" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 42, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."channel", NEW."purpose", NEW."created_at")); END;

-- trigger message_template__log_update
CREATE TRIGGER "message_template__log_update" AFTER UPDATE ON "message_template" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."channel" IS NOT NEW."channel" OR OLD."purpose" IS NOT NEW."purpose" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 42, NEW.id, json_array(OLD."id", OLD."name", OLD."channel", OLD."purpose", OLD."created_at"), json_array(NEW."id", NEW."name", NEW."channel", NEW."purpose", NEW."created_at")); END;

-- trigger outreach__log_delete
CREATE TRIGGER "outreach__log_delete" AFTER DELETE ON "outreach" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 43, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."creator_id", OLD."account_id", OLD."stage", OLD."stage_since", OLD."stage_reason", OLD."owner", OLD."channel", OLD."cadence_id", OLD."cadence_on", OLD."next_step", OLD."due_on", OLD."snoozed_until", OLD."created_at"), NULL); END;

-- trigger outreach__log_insert
CREATE TRIGGER "outreach__log_insert" AFTER INSERT ON "outreach" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 43, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."creator_id", NEW."account_id", NEW."stage", NEW."stage_since", NEW."stage_reason", NEW."owner", NEW."channel", NEW."cadence_id", NEW."cadence_on", NEW."next_step", NEW."due_on", NEW."snoozed_until", NEW."created_at")); END;

-- trigger outreach__log_update
CREATE TRIGGER "outreach__log_update" AFTER UPDATE ON "outreach" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."creator_id" IS NOT NEW."creator_id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."stage" IS NOT NEW."stage" OR OLD."stage_since" IS NOT NEW."stage_since" OR OLD."stage_reason" IS NOT NEW."stage_reason" OR OLD."owner" IS NOT NEW."owner" OR OLD."channel" IS NOT NEW."channel" OR OLD."cadence_id" IS NOT NEW."cadence_id" OR OLD."cadence_on" IS NOT NEW."cadence_on" OR OLD."next_step" IS NOT NEW."next_step" OR OLD."due_on" IS NOT NEW."due_on" OR OLD."snoozed_until" IS NOT NEW."snoozed_until" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 43, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."creator_id", OLD."account_id", OLD."stage", OLD."stage_since", OLD."stage_reason", OLD."owner", OLD."channel", OLD."cadence_id", OLD."cadence_on", OLD."next_step", OLD."due_on", OLD."snoozed_until", OLD."created_at"), json_array(NEW."id", NEW."campaign_id", NEW."creator_id", NEW."account_id", NEW."stage", NEW."stage_since", NEW."stage_reason", NEW."owner", NEW."channel", NEW."cadence_id", NEW."cadence_on", NEW."next_step", NEW."due_on", NEW."snoozed_until", NEW."created_at")); END;

-- trigger outreach_message__log_delete
CREATE TRIGGER "outreach_message__log_delete" AFTER DELETE ON "outreach_message" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 44, OLD.id, json_array(OLD."id", OLD."outreach_id", OLD."direction", OLD."state", OLD."channel", OLD."address", OLD."subject", OLD."body", OLD."template_id", OLD."step", OLD."message_key", OLD."at", OLD."by"), NULL); END;

-- trigger outreach_message__log_insert
CREATE TRIGGER "outreach_message__log_insert" AFTER INSERT ON "outreach_message" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 44, NEW.id, NULL, json_array(NEW."id", NEW."outreach_id", NEW."direction", NEW."state", NEW."channel", NEW."address", NEW."subject", NEW."body", NEW."template_id", NEW."step", NEW."message_key", NEW."at", NEW."by")); END;

-- trigger outreach_message__log_update
CREATE TRIGGER "outreach_message__log_update" AFTER UPDATE ON "outreach_message" WHEN OLD."id" IS NOT NEW."id" OR OLD."outreach_id" IS NOT NEW."outreach_id" OR OLD."direction" IS NOT NEW."direction" OR OLD."state" IS NOT NEW."state" OR OLD."channel" IS NOT NEW."channel" OR OLD."address" IS NOT NEW."address" OR OLD."subject" IS NOT NEW."subject" OR OLD."body" IS NOT NEW."body" OR OLD."template_id" IS NOT NEW."template_id" OR OLD."step" IS NOT NEW."step" OR OLD."message_key" IS NOT NEW."message_key" OR OLD."at" IS NOT NEW."at" OR OLD."by" IS NOT NEW."by" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 44, NEW.id, json_array(OLD."id", OLD."outreach_id", OLD."direction", OLD."state", OLD."channel", OLD."address", OLD."subject", OLD."body", OLD."template_id", OLD."step", OLD."message_key", OLD."at", OLD."by"), json_array(NEW."id", NEW."outreach_id", NEW."direction", NEW."state", NEW."channel", NEW."address", NEW."subject", NEW."body", NEW."template_id", NEW."step", NEW."message_key", NEW."at", NEW."by")); END;

-- trigger outreach_note__log_delete
CREATE TRIGGER "outreach_note__log_delete" AFTER DELETE ON "outreach_note" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 45, OLD.id, json_array(OLD."id", OLD."outreach_id", OLD."text", OLD."author", OLD."noted_at"), NULL); END;

-- trigger outreach_note__log_insert
CREATE TRIGGER "outreach_note__log_insert" AFTER INSERT ON "outreach_note" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 45, NEW.id, NULL, json_array(NEW."id", NEW."outreach_id", NEW."text", NEW."author", NEW."noted_at")); END;

-- trigger outreach_note__log_update
CREATE TRIGGER "outreach_note__log_update" AFTER UPDATE ON "outreach_note" WHEN OLD."id" IS NOT NEW."id" OR OLD."outreach_id" IS NOT NEW."outreach_id" OR OLD."text" IS NOT NEW."text" OR OLD."author" IS NOT NEW."author" OR OLD."noted_at" IS NOT NEW."noted_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 45, NEW.id, json_array(OLD."id", OLD."outreach_id", OLD."text", OLD."author", OLD."noted_at"), json_array(NEW."id", NEW."outreach_id", NEW."text", NEW."author", NEW."noted_at")); END;

-- trigger outreach_override__log_delete
CREATE TRIGGER "outreach_override__log_delete" AFTER DELETE ON "outreach_override" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 46, OLD.id, json_array(OLD."id", OLD."outreach_id", OLD."warning", OLD."reason", OLD."by", OLD."at"), NULL); END;

-- trigger outreach_override__log_insert
CREATE TRIGGER "outreach_override__log_insert" AFTER INSERT ON "outreach_override" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 46, NEW.id, NULL, json_array(NEW."id", NEW."outreach_id", NEW."warning", NEW."reason", NEW."by", NEW."at")); END;

-- trigger outreach_override__log_update
CREATE TRIGGER "outreach_override__log_update" AFTER UPDATE ON "outreach_override" WHEN OLD."id" IS NOT NEW."id" OR OLD."outreach_id" IS NOT NEW."outreach_id" OR OLD."warning" IS NOT NEW."warning" OR OLD."reason" IS NOT NEW."reason" OR OLD."by" IS NOT NEW."by" OR OLD."at" IS NOT NEW."at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 46, NEW.id, json_array(OLD."id", OLD."outreach_id", OLD."warning", OLD."reason", OLD."by", OLD."at"), json_array(NEW."id", NEW."outreach_id", NEW."warning", NEW."reason", NEW."by", NEW."at")); END;

-- trigger person__log_delete
CREATE TRIGGER "person__log_delete" AFTER DELETE ON "person" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 60, OLD.id, json_array(OLD."id", OLD."name", OLD."role", OLD."created_at", OLD."client_id", OLD."email"), NULL); END;

-- trigger person__log_insert
CREATE TRIGGER "person__log_insert" AFTER INSERT ON "person" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 60, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."role", NEW."created_at", NEW."client_id", NEW."email")); END;

-- trigger person__log_update
CREATE TRIGGER "person__log_update" AFTER UPDATE ON "person" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."role" IS NOT NEW."role" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."client_id" IS NOT NEW."client_id" OR OLD."email" IS NOT NEW."email" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 60, NEW.id, json_array(OLD."id", OLD."name", OLD."role", OLD."created_at", OLD."client_id", OLD."email"), json_array(NEW."id", NEW."name", NEW."role", NEW."created_at", NEW."client_id", NEW."email")); END;

-- trigger person_who_acted_fixed
CREATE TRIGGER person_who_acted_fixed BEFORE UPDATE ON person
WHEN (NEW.name IS NOT OLD.name OR NEW.client_id IS NOT OLD.client_id)
 AND EXISTS (SELECT 1 FROM approval_event WHERE actor_id = OLD.id) BEGIN
  SELECT RAISE (ABORT, 'a person who has a part in approvals stays who they were');
END;

-- trigger plan_package__log_delete
CREATE TRIGGER "plan_package__log_delete" AFTER DELETE ON "plan_package" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 67, OLD.id, json_array(OLD."id", OLD."entry_id", OLD."name", OLD."posts", OLD."cost_parts" || '', OLD."position", OLD."created_at"), NULL); END;

-- trigger plan_package__log_insert
CREATE TRIGGER "plan_package__log_insert" AFTER INSERT ON "plan_package" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 67, NEW.id, NULL, json_array(NEW."id", NEW."entry_id", NEW."name", NEW."posts", NEW."cost_parts" || '', NEW."position", NEW."created_at")); END;

-- trigger plan_package__log_update
CREATE TRIGGER "plan_package__log_update" AFTER UPDATE ON "plan_package" WHEN OLD."id" IS NOT NEW."id" OR OLD."entry_id" IS NOT NEW."entry_id" OR OLD."name" IS NOT NEW."name" OR OLD."posts" IS NOT NEW."posts" OR OLD."cost_parts" IS NOT NEW."cost_parts" OR OLD."position" IS NOT NEW."position" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 67, NEW.id, json_array(OLD."id", OLD."entry_id", OLD."name", OLD."posts", OLD."cost_parts" || '', OLD."position", OLD."created_at"), json_array(NEW."id", NEW."entry_id", NEW."name", NEW."posts", NEW."cost_parts" || '', NEW."position", NEW."created_at")); END;

-- trigger plan_scenario__log_delete
CREATE TRIGGER "plan_scenario__log_delete" AFTER DELETE ON "plan_scenario" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 68, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."name", OLD."settings" || '', OLD."instance" || '', OLD."answer" || '', OLD."figures" || '', OLD."in_report", OLD."position", OLD."created_by", OLD."created_at", OLD."planned_at"), NULL); END;

-- trigger plan_scenario__log_insert
CREATE TRIGGER "plan_scenario__log_insert" AFTER INSERT ON "plan_scenario" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 68, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."name", NEW."settings" || '', NEW."instance" || '', NEW."answer" || '', NEW."figures" || '', NEW."in_report", NEW."position", NEW."created_by", NEW."created_at", NEW."planned_at")); END;

-- trigger plan_scenario__log_update
CREATE TRIGGER "plan_scenario__log_update" AFTER UPDATE ON "plan_scenario" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."name" IS NOT NEW."name" OR OLD."settings" IS NOT NEW."settings" OR OLD."instance" IS NOT NEW."instance" OR OLD."answer" IS NOT NEW."answer" OR OLD."figures" IS NOT NEW."figures" OR OLD."in_report" IS NOT NEW."in_report" OR OLD."position" IS NOT NEW."position" OR OLD."created_by" IS NOT NEW."created_by" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."planned_at" IS NOT NEW."planned_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 68, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."name", OLD."settings" || '', OLD."instance" || '', OLD."answer" || '', OLD."figures" || '', OLD."in_report", OLD."position", OLD."created_by", OLD."created_at", OLD."planned_at"), json_array(NEW."id", NEW."campaign_id", NEW."name", NEW."settings" || '', NEW."instance" || '', NEW."answer" || '', NEW."figures" || '', NEW."in_report", NEW."position", NEW."created_by", NEW."created_at", NEW."planned_at")); END;

-- trigger plan_segment__log_delete
CREATE TRIGGER "plan_segment__log_delete" AFTER DELETE ON "plan_segment" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 69, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."country", OLD."age", OLD."gender", OLD."niche", OLD."universe_persons", OLD."weight", OLD."source", OLD."position"), NULL); END;

-- trigger plan_segment__log_insert
CREATE TRIGGER "plan_segment__log_insert" AFTER INSERT ON "plan_segment" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 69, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."country", NEW."age", NEW."gender", NEW."niche", NEW."universe_persons", NEW."weight", NEW."source", NEW."position")); END;

-- trigger plan_segment__log_update
CREATE TRIGGER "plan_segment__log_update" AFTER UPDATE ON "plan_segment" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."country" IS NOT NEW."country" OR OLD."age" IS NOT NEW."age" OR OLD."gender" IS NOT NEW."gender" OR OLD."niche" IS NOT NEW."niche" OR OLD."universe_persons" IS NOT NEW."universe_persons" OR OLD."weight" IS NOT NEW."weight" OR OLD."source" IS NOT NEW."source" OR OLD."position" IS NOT NEW."position" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 69, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."country", OLD."age", OLD."gender", OLD."niche", OLD."universe_persons", OLD."weight", OLD."source", OLD."position"), json_array(NEW."id", NEW."campaign_id", NEW."country", NEW."age", NEW."gender", NEW."niche", NEW."universe_persons", NEW."weight", NEW."source", NEW."position")); END;

-- trigger plan_setup__log_delete
CREATE TRIGGER "plan_setup__log_delete" AFTER DELETE ON "plan_setup" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 70, OLD.id, json_array(OLD."id", OLD."objective" || '', OLD."rules" || '', OLD."assumptions" || ''), NULL); END;

-- trigger plan_setup__log_insert
CREATE TRIGGER "plan_setup__log_insert" AFTER INSERT ON "plan_setup" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 70, NEW.id, NULL, json_array(NEW."id", NEW."objective" || '', NEW."rules" || '', NEW."assumptions" || '')); END;

-- trigger plan_setup__log_update
CREATE TRIGGER "plan_setup__log_update" AFTER UPDATE ON "plan_setup" WHEN OLD."id" IS NOT NEW."id" OR OLD."objective" IS NOT NEW."objective" OR OLD."rules" IS NOT NEW."rules" OR OLD."assumptions" IS NOT NEW."assumptions" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 70, NEW.id, json_array(OLD."id", OLD."objective" || '', OLD."rules" || '', OLD."assumptions" || ''), json_array(NEW."id", NEW."objective" || '', NEW."rules" || '', NEW."assumptions" || '')); END;

-- trigger privacy_record_no_delete
CREATE TRIGGER privacy_record_no_delete BEFORE DELETE ON privacy_record BEGIN
  SELECT RAISE (ABORT, 'the privacy record is only added to');
END;

-- trigger privacy_record_no_replace
CREATE TRIGGER privacy_record_no_replace BEFORE INSERT ON privacy_record
WHEN EXISTS (SELECT 1 FROM privacy_record WHERE id = NEW.id) BEGIN
  SELECT RAISE (ABORT, 'the privacy record is only added to');
END;

-- trigger privacy_record_no_update
CREATE TRIGGER privacy_record_no_update BEFORE UPDATE ON privacy_record BEGIN
  SELECT RAISE (ABORT, 'the privacy record is only added to');
END;

-- trigger rate__log_delete
CREATE TRIGGER "rate__log_delete" AFTER DELETE ON "rate" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 33, OLD.id, json_array(OLD."id", OLD."account_id", OLD."format", OLD."price_minor", OLD."currency", OLD."quoted_on", OLD."source", OLD."basis", OLD."note"), NULL); END;

-- trigger rate__log_insert
CREATE TRIGGER "rate__log_insert" AFTER INSERT ON "rate" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 33, NEW.id, NULL, json_array(NEW."id", NEW."account_id", NEW."format", NEW."price_minor", NEW."currency", NEW."quoted_on", NEW."source", NEW."basis", NEW."note")); END;

-- trigger rate__log_update
CREATE TRIGGER "rate__log_update" AFTER UPDATE ON "rate" WHEN OLD."id" IS NOT NEW."id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."format" IS NOT NEW."format" OR OLD."price_minor" IS NOT NEW."price_minor" OR OLD."currency" IS NOT NEW."currency" OR OLD."quoted_on" IS NOT NEW."quoted_on" OR OLD."source" IS NOT NEW."source" OR OLD."basis" IS NOT NEW."basis" OR OLD."note" IS NOT NEW."note" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 33, NEW.id, json_array(OLD."id", OLD."account_id", OLD."format", OLD."price_minor", OLD."currency", OLD."quoted_on", OLD."source", OLD."basis", OLD."note"), json_array(NEW."id", NEW."account_id", NEW."format", NEW."price_minor", NEW."currency", NEW."quoted_on", NEW."source", NEW."basis", NEW."note")); END;

-- trigger research_lead__log_delete
CREATE TRIGGER "research_lead__log_delete" AFTER DELETE ON "research_lead" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 34, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."kind", OLD."text", OLD."platform", OLD."link", OLD."note", OLD."created_at"), NULL); END;

-- trigger research_lead__log_insert
CREATE TRIGGER "research_lead__log_insert" AFTER INSERT ON "research_lead" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 34, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."kind", NEW."text", NEW."platform", NEW."link", NEW."note", NEW."created_at")); END;

-- trigger research_lead__log_update
CREATE TRIGGER "research_lead__log_update" AFTER UPDATE ON "research_lead" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."text" IS NOT NEW."text" OR OLD."platform" IS NOT NEW."platform" OR OLD."link" IS NOT NEW."link" OR OLD."note" IS NOT NEW."note" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 34, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."kind", OLD."text", OLD."platform", OLD."link", OLD."note", OLD."created_at"), json_array(NEW."id", NEW."campaign_id", NEW."kind", NEW."text", NEW."platform", NEW."link", NEW."note", NEW."created_at")); END;

-- trigger research_look__log_delete
CREATE TRIGGER "research_look__log_delete" AFTER DELETE ON "research_look" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 35, OLD.id, json_array(OLD."id", OLD."research_lead_id", OLD."looked_by", OLD."looked_at"), NULL); END;

-- trigger research_look__log_insert
CREATE TRIGGER "research_look__log_insert" AFTER INSERT ON "research_look" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 35, NEW.id, NULL, json_array(NEW."id", NEW."research_lead_id", NEW."looked_by", NEW."looked_at")); END;

-- trigger research_look__log_update
CREATE TRIGGER "research_look__log_update" AFTER UPDATE ON "research_look" WHEN OLD."id" IS NOT NEW."id" OR OLD."research_lead_id" IS NOT NEW."research_lead_id" OR OLD."looked_by" IS NOT NEW."looked_by" OR OLD."looked_at" IS NOT NEW."looked_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 35, NEW.id, json_array(OLD."id", OLD."research_lead_id", OLD."looked_by", OLD."looked_at"), json_array(NEW."id", NEW."research_lead_id", NEW."looked_by", NEW."looked_at")); END;

-- trigger review_comment__log_delete
CREATE TRIGGER "review_comment__log_delete" AFTER DELETE ON "review_comment" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 61, OLD.id, json_array(OLD."id", OLD."deliverable_id", OLD."version_id", OLD."thread", OLD."parent_id", OLD."text", OLD."at_ms", OLD."until_ms", OLD."area" || '', OLD."author_id", OLD."author", OLD."package_id", OLD."created_at", OLD."resolved_at", OLD."resolved_by", OLD."retracted_at", OLD."erased_at"), NULL); END;

-- trigger review_comment__log_insert
CREATE TRIGGER "review_comment__log_insert" AFTER INSERT ON "review_comment" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 61, NEW.id, NULL, json_array(NEW."id", NEW."deliverable_id", NEW."version_id", NEW."thread", NEW."parent_id", NEW."text", NEW."at_ms", NEW."until_ms", NEW."area" || '', NEW."author_id", NEW."author", NEW."package_id", NEW."created_at", NEW."resolved_at", NEW."resolved_by", NEW."retracted_at", NEW."erased_at")); END;

-- trigger review_comment__log_update
CREATE TRIGGER "review_comment__log_update" AFTER UPDATE ON "review_comment" WHEN OLD."id" IS NOT NEW."id" OR OLD."deliverable_id" IS NOT NEW."deliverable_id" OR OLD."version_id" IS NOT NEW."version_id" OR OLD."thread" IS NOT NEW."thread" OR OLD."parent_id" IS NOT NEW."parent_id" OR OLD."text" IS NOT NEW."text" OR OLD."at_ms" IS NOT NEW."at_ms" OR OLD."until_ms" IS NOT NEW."until_ms" OR OLD."area" IS NOT NEW."area" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."author" IS NOT NEW."author" OR OLD."package_id" IS NOT NEW."package_id" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."resolved_at" IS NOT NEW."resolved_at" OR OLD."resolved_by" IS NOT NEW."resolved_by" OR OLD."retracted_at" IS NOT NEW."retracted_at" OR OLD."erased_at" IS NOT NEW."erased_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 61, NEW.id, json_array(OLD."id", OLD."deliverable_id", OLD."version_id", OLD."thread", OLD."parent_id", OLD."text", OLD."at_ms", OLD."until_ms", OLD."area" || '', OLD."author_id", OLD."author", OLD."package_id", OLD."created_at", OLD."resolved_at", OLD."resolved_by", OLD."retracted_at", OLD."erased_at"), json_array(NEW."id", NEW."deliverable_id", NEW."version_id", NEW."thread", NEW."parent_id", NEW."text", NEW."at_ms", NEW."until_ms", NEW."area" || '', NEW."author_id", NEW."author", NEW."package_id", NEW."created_at", NEW."resolved_at", NEW."resolved_by", NEW."retracted_at", NEW."erased_at")); END;

-- trigger review_comment_fixed
CREATE TRIGGER review_comment_fixed BEFORE UPDATE ON review_comment
WHEN NEW.id IS NOT OLD.id OR NEW.version_id IS NOT OLD.version_id OR NEW.thread IS NOT OLD.thread
  OR NEW.author_id IS NOT OLD.author_id OR NEW.created_at IS NOT OLD.created_at
  OR (OLD.retracted_at IS NOT NULL AND NEW.retracted_at IS NULL)
  OR (NEW.text IS NOT OLD.text AND NEW.erased_at IS NULL) BEGIN
  SELECT RAISE (ABORT, 'a comment is retracted or resolved, never changed');
END;

-- trigger review_comment_kept
CREATE TRIGGER review_comment_kept BEFORE DELETE ON review_comment BEGIN
  SELECT RAISE (ABORT, 'a comment is retracted or resolved, never deleted');
END;

-- trigger review_comment_not_replaced
CREATE TRIGGER review_comment_not_replaced BEFORE INSERT ON review_comment
WHEN EXISTS (SELECT 1 FROM review_comment WHERE id = NEW.id) BEGIN
  SELECT RAISE (ABORT, 'a comment is retracted or resolved, never replaced');
END;

-- trigger review_package__log_delete
CREATE TRIGGER "review_package__log_delete" AFTER DELETE ON "review_package" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 62, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."name", OLD."items" || '', OLD."secret", OLD."heads" || '', OLD."answer_by", OLD."made_by", OLD."made_at"), NULL); END;

-- trigger review_package__log_insert
CREATE TRIGGER "review_package__log_insert" AFTER INSERT ON "review_package" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 62, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."name", NEW."items" || '', NEW."secret", NEW."heads" || '', NEW."answer_by", NEW."made_by", NEW."made_at")); END;

-- trigger review_package__log_update
CREATE TRIGGER "review_package__log_update" AFTER UPDATE ON "review_package" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."name" IS NOT NEW."name" OR OLD."items" IS NOT NEW."items" OR OLD."secret" IS NOT NEW."secret" OR OLD."heads" IS NOT NEW."heads" OR OLD."answer_by" IS NOT NEW."answer_by" OR OLD."made_by" IS NOT NEW."made_by" OR OLD."made_at" IS NOT NEW."made_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 62, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."name", OLD."items" || '', OLD."secret", OLD."heads" || '', OLD."answer_by", OLD."made_by", OLD."made_at"), json_array(NEW."id", NEW."campaign_id", NEW."name", NEW."items" || '', NEW."secret", NEW."heads" || '', NEW."answer_by", NEW."made_by", NEW."made_at")); END;

-- trigger roster_entry__log_delete
CREATE TRIGGER "roster_entry__log_delete" AFTER DELETE ON "roster_entry" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 71, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."account_id", OLD."status", OLD."plan_rule", OLD."fee_minor", OLD."client_fee_minor", OLD."posts", OLD."note", OLD."created_at", OLD."available_from", OLD."available_until"), NULL); END;

-- trigger roster_entry__log_insert
CREATE TRIGGER "roster_entry__log_insert" AFTER INSERT ON "roster_entry" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 71, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."account_id", NEW."status", NEW."plan_rule", NEW."fee_minor", NEW."client_fee_minor", NEW."posts", NEW."note", NEW."created_at", NEW."available_from", NEW."available_until")); END;

-- trigger roster_entry__log_update
CREATE TRIGGER "roster_entry__log_update" AFTER UPDATE ON "roster_entry" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."status" IS NOT NEW."status" OR OLD."plan_rule" IS NOT NEW."plan_rule" OR OLD."fee_minor" IS NOT NEW."fee_minor" OR OLD."client_fee_minor" IS NOT NEW."client_fee_minor" OR OLD."posts" IS NOT NEW."posts" OR OLD."note" IS NOT NEW."note" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."available_from" IS NOT NEW."available_from" OR OLD."available_until" IS NOT NEW."available_until" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 71, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."account_id", OLD."status", OLD."plan_rule", OLD."fee_minor", OLD."client_fee_minor", OLD."posts", OLD."note", OLD."created_at", OLD."available_from", OLD."available_until"), json_array(NEW."id", NEW."campaign_id", NEW."account_id", NEW."status", NEW."plan_rule", NEW."fee_minor", NEW."client_fee_minor", NEW."posts", NEW."note", NEW."created_at", NEW."available_from", NEW."available_until")); END;

-- trigger saved_view__log_delete
CREATE TRIGGER "saved_view__log_delete" AFTER DELETE ON "saved_view" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 36, OLD.id, json_array(OLD."id", OLD."name", OLD."filter" || '', OLD."sort" || '', OLD."layout" || '', OLD."position", OLD."created_at"), NULL); END;

-- trigger saved_view__log_insert
CREATE TRIGGER "saved_view__log_insert" AFTER INSERT ON "saved_view" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 36, NEW.id, NULL, json_array(NEW."id", NEW."name", NEW."filter" || '', NEW."sort" || '', NEW."layout" || '', NEW."position", NEW."created_at")); END;

-- trigger saved_view__log_update
CREATE TRIGGER "saved_view__log_update" AFTER UPDATE ON "saved_view" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."filter" IS NOT NEW."filter" OR OLD."sort" IS NOT NEW."sort" OR OLD."layout" IS NOT NEW."layout" OR OLD."position" IS NOT NEW."position" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 36, NEW.id, json_array(OLD."id", OLD."name", OLD."filter" || '', OLD."sort" || '', OLD."layout" || '', OLD."position", OLD."created_at"), json_array(NEW."id", NEW."name", NEW."filter" || '', NEW."sort" || '', NEW."layout" || '', NEW."position", NEW."created_at")); END;

-- trigger setting__log_delete
CREATE TRIGGER "setting__log_delete" AFTER DELETE ON "setting" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 13, OLD.id, json_array(OLD."id", OLD."value" || ''), NULL); END;

-- trigger setting__log_insert
CREATE TRIGGER "setting__log_insert" AFTER INSERT ON "setting" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 13, NEW.id, NULL, json_array(NEW."id", NEW."value" || '')); END;

-- trigger setting__log_update
CREATE TRIGGER "setting__log_update" AFTER UPDATE ON "setting" WHEN OLD."id" IS NOT NEW."id" OR OLD."value" IS NOT NEW."value" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 13, NEW.id, json_array(OLD."id", OLD."value" || ''), json_array(NEW."id", NEW."value" || '')); END;

-- trigger signed_terms__log_delete
CREATE TRIGGER "signed_terms__log_delete" AFTER DELETE ON "signed_terms" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 63, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."account_id", OLD."signed_on", OLD."signed_by", OLD."name", OLD."mime", OLD."size_bytes", OLD."sha256", OLD."added_by", OLD."added_at"), NULL); END;

-- trigger signed_terms__log_insert
CREATE TRIGGER "signed_terms__log_insert" AFTER INSERT ON "signed_terms" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 63, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."account_id", NEW."signed_on", NEW."signed_by", NEW."name", NEW."mime", NEW."size_bytes", NEW."sha256", NEW."added_by", NEW."added_at")); END;

-- trigger signed_terms__log_update
CREATE TRIGGER "signed_terms__log_update" AFTER UPDATE ON "signed_terms" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."signed_on" IS NOT NEW."signed_on" OR OLD."signed_by" IS NOT NEW."signed_by" OR OLD."name" IS NOT NEW."name" OR OLD."mime" IS NOT NEW."mime" OR OLD."size_bytes" IS NOT NEW."size_bytes" OR OLD."sha256" IS NOT NEW."sha256" OR OLD."added_by" IS NOT NEW."added_by" OR OLD."added_at" IS NOT NEW."added_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 63, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."account_id", OLD."signed_on", OLD."signed_by", OLD."name", OLD."mime", OLD."size_bytes", OLD."sha256", OLD."added_by", OLD."added_at"), json_array(NEW."id", NEW."campaign_id", NEW."account_id", NEW."signed_on", NEW."signed_by", NEW."name", NEW."mime", NEW."size_bytes", NEW."sha256", NEW."added_by", NEW."added_at")); END;

-- trigger spark_code__log_delete
CREATE TRIGGER "spark_code__log_delete" AFTER DELETE ON "spark_code" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 64, OLD.id, json_array(OLD."id", OLD."deliverable_id", OLD."code", OLD."period_days", OLD."issued_on", OLD."note", OLD."created_at"), NULL); END;

-- trigger spark_code__log_insert
CREATE TRIGGER "spark_code__log_insert" AFTER INSERT ON "spark_code" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 64, NEW.id, NULL, json_array(NEW."id", NEW."deliverable_id", NEW."code", NEW."period_days", NEW."issued_on", NEW."note", NEW."created_at")); END;

-- trigger spark_code__log_update
CREATE TRIGGER "spark_code__log_update" AFTER UPDATE ON "spark_code" WHEN OLD."id" IS NOT NEW."id" OR OLD."deliverable_id" IS NOT NEW."deliverable_id" OR OLD."code" IS NOT NEW."code" OR OLD."period_days" IS NOT NEW."period_days" OR OLD."issued_on" IS NOT NEW."issued_on" OR OLD."note" IS NOT NEW."note" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 64, NEW.id, json_array(OLD."id", OLD."deliverable_id", OLD."code", OLD."period_days", OLD."issued_on", OLD."note", OLD."created_at"), json_array(NEW."id", NEW."deliverable_id", NEW."code", NEW."period_days", NEW."issued_on", NEW."note", NEW."created_at")); END;

-- trigger template_text__log_delete
CREATE TRIGGER "template_text__log_delete" AFTER DELETE ON "template_text" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 47, OLD.id, json_array(OLD."id", OLD."template_id", OLD."language", OLD."subject", OLD."body"), NULL); END;

-- trigger template_text__log_insert
CREATE TRIGGER "template_text__log_insert" AFTER INSERT ON "template_text" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 47, NEW.id, NULL, json_array(NEW."id", NEW."template_id", NEW."language", NEW."subject", NEW."body")); END;

-- trigger template_text__log_update
CREATE TRIGGER "template_text__log_update" AFTER UPDATE ON "template_text" WHEN OLD."id" IS NOT NEW."id" OR OLD."template_id" IS NOT NEW."template_id" OR OLD."language" IS NOT NEW."language" OR OLD."subject" IS NOT NEW."subject" OR OLD."body" IS NOT NEW."body" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 47, NEW.id, json_array(OLD."id", OLD."template_id", OLD."language", OLD."subject", OLD."body"), json_array(NEW."id", NEW."template_id", NEW."language", NEW."subject", NEW."body")); END;

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

-- trigger usage_right__log_delete
CREATE TRIGGER "usage_right__log_delete" AFTER DELETE ON "usage_right" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 65, OLD.id, json_array(OLD."id", OLD."campaign_id", OLD."deliverable_id", OLD."kind", OLD."territory", OLD."channels" || '', OLD."starts_on", OLD."length_days", OLD."fee_minor", OLD."currency", OLD."edits_allowed", OLD."evidence_id", OLD."note", OLD."created_at"), NULL); END;

-- trigger usage_right__log_insert
CREATE TRIGGER "usage_right__log_insert" AFTER INSERT ON "usage_right" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 65, NEW.id, NULL, json_array(NEW."id", NEW."campaign_id", NEW."deliverable_id", NEW."kind", NEW."territory", NEW."channels" || '', NEW."starts_on", NEW."length_days", NEW."fee_minor", NEW."currency", NEW."edits_allowed", NEW."evidence_id", NEW."note", NEW."created_at")); END;

-- trigger usage_right__log_update
CREATE TRIGGER "usage_right__log_update" AFTER UPDATE ON "usage_right" WHEN OLD."id" IS NOT NEW."id" OR OLD."campaign_id" IS NOT NEW."campaign_id" OR OLD."deliverable_id" IS NOT NEW."deliverable_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."territory" IS NOT NEW."territory" OR OLD."channels" IS NOT NEW."channels" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."length_days" IS NOT NEW."length_days" OR OLD."fee_minor" IS NOT NEW."fee_minor" OR OLD."currency" IS NOT NEW."currency" OR OLD."edits_allowed" IS NOT NEW."edits_allowed" OR OLD."evidence_id" IS NOT NEW."evidence_id" OR OLD."note" IS NOT NEW."note" OR OLD."created_at" IS NOT NEW."created_at" BEGIN INSERT INTO change_log (step_seq, shape, row_id, before, after) VALUES ((SELECT step_seq FROM change_context), 65, NEW.id, json_array(OLD."id", OLD."campaign_id", OLD."deliverable_id", OLD."kind", OLD."territory", OLD."channels" || '', OLD."starts_on", OLD."length_days", OLD."fee_minor", OLD."currency", OLD."edits_allowed", OLD."evidence_id", OLD."note", OLD."created_at"), json_array(NEW."id", NEW."campaign_id", NEW."deliverable_id", NEW."kind", NEW."territory", NEW."channels" || '', NEW."starts_on", NEW."length_days", NEW."fee_minor", NEW."currency", NEW."edits_allowed", NEW."evidence_id", NEW."note", NEW."created_at")); END;
