export { createApp, type AppDeps } from './app.ts';
export { createFrameApp, type FrameAppDeps } from './frames/app.ts';
export { fetchInto } from './http/fetch-adapter.ts';
export type { Log, World } from './world.ts';
