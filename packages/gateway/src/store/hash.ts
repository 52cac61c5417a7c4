import { createHash } from 'node:crypto';

/** What is stored of a secret: whoever reads the database cannot use it. Secrets here are random, so no salt is needed. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
