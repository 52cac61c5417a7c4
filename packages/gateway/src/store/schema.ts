import type { ColumnType, RawBuilder } from 'kysely';

/**
 * What the tables hold, as Kysely sees them. One interface per table, columns in the order of the migration.
 *
 * Values arrive the same from both engines (see `engine/type-parsers.ts`): `timestamptz` as an ISO string in UTC,
 * `date` as `YYYY-MM-DD`, `int8` as a number, `bytea` as a `Uint8Array`, `numeric` and `interval` as text.
 */
export interface Database {
  migration: MigrationTable;
  migration_lock: MigrationLockTable;
  gateway_secret: GatewaySecretTable;
  region: RegionTable;
  item: ItemTable;
  guide: GuideTable;
  guide_version: GuideVersionTable;
  form: FormTable;
  form_version: FormVersionTable;
  life_event: LifeEventTable;
  reference_document: ReferenceDocumentTable;
  change: ChangeTable;
  partner: PartnerTable;
  access_grant: AccessGrantTable;
  spent_refresh: SpentRefreshTable;
  replay: ReplayTable;
  rate_counter: RateCounterTable;
  idempotency: IdempotencyTable;
  citizen: CitizenTable;
  login: LoginTable;
  staff_token: StaffTokenTable;
  service_case: ServiceCaseTable;
  case_event: CaseEventTable;
  case_access: CaseAccessTable;
  rating: RatingTable;
  license: LicenseTable;
  presentation: PresentationTable;
  webhook: WebhookTable;
  outbox: OutboxTable;
  citizen_request: CitizenRequestTable;
}

/** One row per migration that this database has had. Written by `migrate.ts` only. */
export interface MigrationTable {
  /** File name without `.sql`, such as `0001_gateway_secret`. */
  id: string;
  /** SHA-256 of the file, hex. */
  checksum: string;
  applied_at: string;
}

/** One row, `id = 'migration'`: who may change the schema now. Written by `migrate.ts` only. */
export interface MigrationLockTable {
  id: string;
  /** Null: free. */
  owner: string | null;
  /** Past this moment of the database's clock the lock may be taken from its owner. */
  lease_until: string | null;
}

/** What all replicas must share and nobody else may know, such as the key that signs server nonces. */
export interface GatewaySecretTable {
  id: string;
  value: string;
}

/** Read as whatever was stored, to be parsed by a contract schema; written through `jsonb()`. */
export type JsonColumn = ColumnType<unknown, RawBuilder<unknown>, RawBuilder<unknown>>;

export interface RegionTable {
  code: string;
  name: string;
  level: string;
  parent: string | null;
}

export interface ItemTable {
  code: string;
  catalog_code: string | null;
  name: string;
  task_type: string;
  authority_name: string;
  authority_code: string | null;
  region_code: string;
  region_name: string;
  service_objects: JsonColumn;
  status: string;
  sample: boolean;
  reference: boolean;
  defects: JsonColumn;
  grams: string[];
  updated_at: string;
}

export interface GuideTable {
  item_code: string;
  version: number;
  body: JsonColumn;
  published_at: string;
  withdrawn_at: string | null;
}

export interface GuideVersionTable {
  item_code: string;
  version: number;
  body: JsonColumn;
  published_at: string;
  published_by: string;
}

export interface FormTable {
  id: string;
  item_code: string;
  version: number;
  body: JsonColumn;
  published_at: string;
}

export interface FormVersionTable {
  id: string;
  version: number;
  body: JsonColumn;
  published_at: string;
  published_by: string;
}

export interface LifeEventTable {
  id: string;
  position: number;
  body: JsonColumn;
}

export interface ReferenceDocumentTable {
  id: string;
  body: JsonColumn;
  updated_at: string;
}

export interface ChangeTable {
  id: string;
  kind: string;
  subject: string;
  version: number | null;
  at: string;
}

export interface PartnerTable {
  id: string;
  name: string;
  publishable_key: string;
  origins: JsonColumn;
  scopes: JsonColumn;
  keys: JsonColumn;
  status: string;
  created_at: string;
  jwks_url: string | null;
  revoked_kids: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>;
  terminals: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>;
}

export interface AccessGrantTable {
  id: string;
  partner_id: string;
  subject: string;
  origin: string;
  scope: string;
  jkt: string;
  access_hash: string;
  access_expires_at: string;
  refresh_hash: string;
  expires_at: string;
  citizen_id: string | null;
  assurance: string | null;
  created_at: string;
  revoked_at: string | null;
  kid: string | null;
  terminal: string | null;
}

export interface SpentRefreshTable {
  refresh_hash: string;
  grant_id: string;
  expires_at: string;
}

export interface ReplayTable {
  id: string;
  expires_at: string;
}

export interface RateCounterTable {
  id: string;
  count: number;
  expires_at: string;
}

export interface IdempotencyTable {
  id: string;
  request_hash: string;
  status: number;
  body: string;
  expires_at: string;
}

export interface CitizenTable {
  id: string;
  issuer: string;
  subject: string;
  name: string;
  citizen_number: string | null;
  created_at: string;
}

export interface LoginTable {
  id: string;
  grant_id: string;
  state_hash: string;
  nonce: string;
  code_verifier: string;
  fresh_since: string | null;
  locale: string | null;
  confirm_hash: string | null;
  citizen_id: string | null;
  assurance: string | null;
  status: string;
  expires_at: string;
}

export interface StaffTokenTable {
  id: string;
  name: string;
  role: string;
  authority: string | null;
  token_hash: string;
  created_at: string;
  revoked_at: string | null;
}

export interface ServiceCaseTable {
  number: string;
  code_hash: string;
  item_code: string;
  item_name: string;
  authority: string;
  form_id: string;
  form_version: number;
  partner_id: string;
  subject: string;
  citizen_id: string | null;
  state: string;
  answers: JsonColumn;
  situation: JsonColumn;
  consent: JsonColumn;
  due_value: number | null;
  due_unit: string | null;
  due_day: string | null;
  sample: boolean;
  received_at: string;
  updated_at: string;
}

export interface CaseEventTable {
  case_number: string;
  position: number;
  state: string;
  at: string;
  note: string | null;
  actor: string;
}

export interface CaseAccessTable {
  id: string;
  case_number: string;
  actor: string;
  at: string;
}

export interface RatingTable {
  id: string;
  case_number: string;
  level: number;
  tags: JsonColumn;
  taxonomy_version: string;
  comment: string | null;
  anonymous: boolean;
  partner_id: string;
  rated_at: string;
}

export interface LicenseTable {
  id: string;
  holder_code: string;
  type_name: string;
  issuer: string;
  number: string;
  status: string;
  valid_from: string | null;
  valid_to: string | null;
  sample: boolean;
  body: JsonColumn;
}

export interface PresentationTable {
  id: string;
  code_hash: string;
  license_id: string;
  citizen_id: string;
  partner_id: string;
  purpose: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface WebhookTable {
  id: string;
  url: string;
  events: JsonColumn;
  /** Null: hears of all authorities' cases. */
  authority: string | null;
  secret: string;
  created_at: string;
}

export interface OutboxTable {
  id: string;
  webhook_id: string;
  payload: JsonColumn;
  state: string;
  fence: number;
  attempts: number;
  run_after: string;
  lease_until: string | null;
  created_at: string;
}

export interface CitizenRequestTable {
  id: string;
  kind: string;
  citizen_id: string | null;
  case_number: string | null;
  actor: string;
  at: string;
}
