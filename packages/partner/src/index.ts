export * from './channel.ts';
export * from './csp.ts';
export * from './fastify-token-handler.ts';
export { mintEmbedToken } from './mint.ts';
export type { MintOptions, Signer } from './mint.ts';
export type { SigningAlgorithm } from './signing-key.ts';
export type { TokenHandlerOptions, Visitor } from './token-endpoint.ts';
export * from './token-handler.ts';
export * from './webhook.ts';
