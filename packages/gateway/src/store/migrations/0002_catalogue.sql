-- Why: what the county offers: regions, items, guides, forms, life events, and the announcements of their changes.
-- Lock: none, new tables. Undo: drop the tables (the seed fills them again; published versions are lost).
create table region (
  code text not null,
  name text not null,
  level text not null,
  parent text,
  constraint region_pkey primary key (code),
  constraint region_level_known check (level in ('county', 'town', 'village'))
);
create index region_by_parent on region (parent, code);

create table item (
  code text not null,
  catalog_code text,
  name text not null,
  task_type text not null,
  authority_name text not null,
  authority_code text,
  region_code text not null,
  region_name text not null,
  service_objects jsonb not null,
  status text not null,
  sample boolean not null,
  reference boolean not null,
  defects jsonb not null,
  -- Pairs of neighbouring characters of the name: trigram and word indexes do not find two-character Chinese words.
  grams text[] not null,
  updated_at timestamptz not null,
  constraint item_pkey primary key (code),
  constraint item_status_known check (status in ('active', 'suspended', 'cancelled'))
);
create index item_by_place on item (reference, name, code);
create index item_by_grams on item using gin (grams);

create table guide (
  item_code text not null,
  version integer not null,
  body jsonb not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz, -- null: published
  constraint guide_pkey primary key (item_code),
  constraint guide_version_counts check (version >= 1)
);

create table guide_version (
  item_code text not null,
  version integer not null,
  body jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  constraint guide_version_pkey primary key (item_code, version)
);

create table form (
  id text not null,
  item_code text not null,
  version integer not null,
  body jsonb not null,
  published_at timestamptz not null,
  constraint form_pkey primary key (id),
  constraint form_version_counts check (version >= 1)
);
create index form_by_item on form (item_code);

create table form_version (
  id text not null,
  version integer not null,
  body jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  constraint form_version_pkey primary key (id, version)
);

create table life_event (
  id text not null,
  position integer not null,
  body jsonb not null,
  constraint life_event_pkey primary key (id)
);

-- Whole documents that are read as one: the rating taxonomy, the calendar of working days, the statutes.
create table reference_document (
  id text not null,
  body jsonb not null,
  updated_at timestamptz not null,
  constraint reference_document_pkey primary key (id)
);

create table change (
  id text not null,
  kind text not null,
  subject text not null,
  version integer,
  at timestamptz not null,
  constraint change_pkey primary key (id)
);
create index change_by_time on change (at, id);
