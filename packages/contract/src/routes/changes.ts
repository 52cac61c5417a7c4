import { route } from '../route.ts';

/** Server-sent events, each a `Change`; a comment line every 15 s keeps proxies awake. `Last-Event-ID` resumes. */
export const streamChanges = route({
  id: 'streamChanges',
  method: 'GET',
  path: '/v1/changes',
  summary: 'Stream (text/event-stream) of what was published or withdrawn.',
  access: { kind: 'public' },
  status: 200,
});
