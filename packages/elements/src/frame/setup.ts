// Imported first by the frame: zod must not even try to make functions from text, because the frame's CSP reports the attempt.
import * as z from 'zod/mini';

z.config({ jitless: true });
