import { CompiledQuery, type DatabaseConnection } from 'kysely';

/**
 * Makes a new connection print what our parsers read, whatever the server's defaults: UTC, ISO dates, hex bytes.
 * Statements rather than start-up options, because poolers such as PgBouncer refuse the latter.
 */
export async function prepareSession(connection: DatabaseConnection): Promise<void> {
  for (const statement of [`set time zone 'UTC'`, 'set datestyle to iso', 'set bytea_output to hex']) {
    await connection.executeQuery(CompiledQuery.raw(statement));
  }
}
