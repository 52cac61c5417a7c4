// Prevents: `with { type: 'json' }` reaching browsers that do not know it: data becomes a module like any other.
import type { Plugin } from 'rollup';

export function json(): Plugin {
  return {
    name: 'qwy-json',
    transform(code, id) {
      if (!id.endsWith('.json')) return null;
      const value: unknown = JSON.parse(code);
      return { code: `export default ${JSON.stringify(value)};`, map: { mappings: '' } };
    },
  };
}
