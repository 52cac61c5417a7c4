-- Why: who may call: partners, grants bound to a frame's key, citizens' sign-ins, staff; and what all replicas must
-- remember together: used proofs, counters, answers to replay. Lock: none, new tables. Undo: drop the tables.
create table partner (
  id text not null,
  name text not null,
  publishable_key text not null,
  origins jsonb not null,
  scopes jsonb not null,
  keys jsonb not null,
  status text not null,
  created_at timestamptz not null,
  constraint partner_pkey primary key (id),
  constraint partner_publishable_key_once unique (publishable_key),
  constraint partner_status_known check (status in ('active', 'suspended'))
);

-- Personal data: subject and citizen. Retention: deleted a day after expires_at.
create table access_grant (
  id text not null,
  partner_id text not null,
  subject text not null,
  origin text not null,
  scope text not null,
  jkt text not null,
  access_hash text not null,
  access_expires_at timestamptz not null,
  refresh_hash text not null,
  -- End of the whole chain, however often it is refreshed.
  expires_at timestamptz not null,
  citizen_id text,
  created_at timestamptz not null,
  revoked_at timestamptz,
  constraint access_grant_pkey primary key (id),
  constraint access_grant_access_once unique (access_hash),
  constraint access_grant_refresh_once unique (refresh_hash)
);
create index access_grant_by_expiry on access_grant (expires_at);

-- A refresh token that was already exchanged: seeing one again means theft, and ends its grant.
create table spent_refresh (
  refresh_hash text not null,
  grant_id text not null,
  expires_at timestamptz not null,
  constraint spent_refresh_pkey primary key (refresh_hash)
);
create index spent_refresh_by_expiry on spent_refresh (expires_at);

create table replay (
  id text not null,
  expires_at timestamptz not null,
  constraint replay_pkey primary key (id)
);
create index replay_by_expiry on replay (expires_at);

create table rate_counter (
  id text not null,
  count integer not null,
  expires_at timestamptz not null,
  constraint rate_counter_pkey primary key (id)
);
create index rate_counter_by_expiry on rate_counter (expires_at);

-- Personal data: body may hold a receipt. Retention: 24 hours.
create table idempotency (
  id text not null,
  request_hash text not null,
  status integer not null,
  body text not null,
  expires_at timestamptz not null,
  constraint idempotency_pkey primary key (id)
);
create index idempotency_by_expiry on idempotency (expires_at);

-- Personal data: name and citizen_number, as the identity provider vouched for them. Retention: until the citizen's
-- account is deleted.
create table citizen (
  id text not null,
  issuer text not null,
  subject text not null,
  name text not null,
  citizen_number text,
  created_at timestamptz not null,
  constraint citizen_pkey primary key (id),
  constraint citizen_once unique (issuer, subject)
);

create table login (
  id text not null,
  grant_id text not null,
  state_hash text not null,
  nonce text not null,
  code_verifier text not null,
  status text not null,
  expires_at timestamptz not null,
  constraint login_pkey primary key (id),
  constraint login_state_once unique (state_hash),
  constraint login_status_known check (status in ('pending', 'done', 'failed'))
);
create index login_by_expiry on login (expires_at);

-- Personal data: name of a member of staff. Retention: as long as the token is valid, then two years for the audit.
create table staff_token (
  id text not null,
  name text not null,
  role text not null,
  authority text, -- null: all authorities
  token_hash text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  constraint staff_token_pkey primary key (id),
  constraint staff_token_once unique (token_hash),
  constraint staff_token_role_known check (role in ('officer', 'publisher', 'admin'))
);
