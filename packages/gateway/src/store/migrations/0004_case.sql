-- Why: cases (办件), what happened to them, and their ratings. Lock: none, new tables. Undo: drop the tables.
-- Personal data: subject, citizen_id, answers, situation. Retention: as the form's consent text says; deleted on the
-- citizen's request once the department's archive duty ends.
create table service_case (
  number text not null,
  code_hash text not null,
  item_code text not null,
  item_name text not null,
  authority text not null,
  form_id text not null,
  form_version integer not null,
  partner_id text not null,
  subject text not null,
  citizen_id text,
  state text not null,
  answers jsonb not null,
  situation jsonb not null,
  consent jsonb not null,
  due_value integer,
  due_unit text,
  due_day date,
  sample boolean not null,
  received_at timestamptz not null,
  updated_at timestamptz not null,
  constraint service_case_pkey primary key (number),
  constraint service_case_state_known check (
    state in ('received', 'accepted', 'correcting', 'suspended', 'decided', 'delivered', 'withdrawn', 'rejected')
  )
);
create index service_case_by_authority on service_case (authority, received_at, number);
create index service_case_by_time on service_case (received_at, number);

create table case_event (
  case_number text not null,
  position integer not null,
  state text not null,
  at timestamptz not null,
  note text,
  -- `citizen`, or the id of a staff token.
  actor text not null,
  constraint case_event_pkey primary key (case_number, position)
);

-- Who looked at what a citizen answered. Retention: two years.
create table case_access (
  id text not null,
  case_number text not null,
  actor text not null,
  at timestamptz not null,
  constraint case_access_pkey primary key (id)
);
create index case_access_by_case on case_access (case_number, at);

-- Personal data: comment. Retention: three years, then the level and tags alone.
create table rating (
  id text not null,
  case_number text not null,
  level integer not null,
  tags jsonb not null,
  taxonomy_version text not null,
  comment text,
  anonymous boolean not null,
  partner_id text not null,
  rated_at timestamptz not null,
  constraint rating_pkey primary key (id),
  constraint rating_once unique (case_number),
  constraint rating_level_known check (level between 1 and 5)
);
