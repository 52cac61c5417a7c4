-- Why: electronic licences (电子证照) and their presentations. Lock: none, new tables. Undo: drop the tables.
-- Personal data: holder_code, body. Retention: as long as the issuing authority keeps the licence.
create table license (
  id text not null,
  holder_code text not null,
  type_name text not null,
  issuer text not null,
  number text not null,
  status text not null,
  valid_from date,
  valid_to date,
  sample boolean not null,
  body jsonb not null,
  constraint license_pkey primary key (id),
  constraint license_status_known check (status in ('valid', 'expired', 'revoked', 'suspended'))
);
create index license_by_holder on license (holder_code, id);

-- Personal data: citizen_id, purpose. Retention: two years, so that the holder can see who was shown what.
create table presentation (
  id text not null,
  code_hash text not null,
  license_id text not null,
  citizen_id text not null,
  partner_id text not null,
  purpose text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint presentation_pkey primary key (id),
  constraint presentation_code_once unique (code_hash)
);
