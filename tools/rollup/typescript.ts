// Prevents: decorated properties that lose their reactivity. Lit's decorators need the legacy transform and class fields that
// are assigned, not defined; both are said here outright instead of being found in some tsconfig.json.
import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

const COMPILER_OPTIONS = {
  target: 'ES2022',
  experimentalDecorators: true,
  useDefineForClassFields: false,
  verbatimModuleSyntax: true,
} as const;

/** Strips types and applies decorators, nothing else: lowering for old browsers is done once per chunk (`lower.ts`). */
export function typescript(): Plugin {
  return {
    name: 'qwy-typescript',
    async transform(code, id) {
      if (!id.endsWith('.ts')) return null;
      const result = await transform(code, {
        loader: 'ts',
        charset: 'utf8',
        sourcefile: id,
        sourcemap: true,
        target: 'esnext',
        tsconfigRaw: { compilerOptions: COMPILER_OPTIONS },
      });
      for (const { text } of result.warnings) this.warn(text);
      return { code: result.code, map: result.map };
    },
  };
}
