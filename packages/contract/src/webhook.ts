/**
 * What a webhook's signature covers: `HMAC-SHA256(secret, "<unix seconds>.<body>")`, sent as
 * `qwy-signature: t=<unix seconds>,v1=<hex>`. The time is signed too, so that an old delivery cannot be sent again.
 */
export const webhookSignedPayload = (unixSeconds: number, body: string): string => `${unixSeconds}.${body}`;
