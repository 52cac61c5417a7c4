import type { IntegrityTable } from '@qwy/contract/manifest';

/** Every file the loader may import. The build puts it here (tools/rollup/integrity.ts); sources have nothing to check. */
export const integrityTable: IntegrityTable = [];
