import draft from '../../packages/gateway/data/items/social-security-card/guide.json' with { type: 'json' };

/** A guide of ordinary length with many places, as the gateway answers it. */
export const benchGuide = { ...draft, version: 1, publishedAt: '2026-11-23T00:00:00.000Z' };
