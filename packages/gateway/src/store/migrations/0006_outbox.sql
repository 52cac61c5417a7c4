-- Why: what leaves the gateway is written in the transaction that caused it and delivered afterwards, at least once,
-- with an id that lets the receiver drop repeats. Lock: none, new tables. Undo: drop the tables.
create table webhook (
  id text not null,
  url text not null,
  events jsonb not null,
  secret text not null,
  created_at timestamptz not null,
  constraint webhook_pkey primary key (id)
);

create table outbox (
  id text not null,
  webhook_id text not null,
  payload jsonb not null,
  state text not null,
  -- Counts up with every claim; a worker whose lease ran out holds an old number and changes nothing.
  fence integer not null,
  attempts integer not null,
  run_after timestamptz not null,
  lease_until timestamptz,
  created_at timestamptz not null,
  constraint outbox_pkey primary key (id),
  constraint outbox_state_known check (state in ('new', 'sending', 'done', 'parked'))
);
create index outbox_by_turn on outbox (state, run_after);
