import type { FieldWidget, FormField } from '@qwy/contract/form';
import { activeSchemas, childSchemas } from '@qwy/contract/rules/active-schema';
import { pointerTokens } from '@qwy/contract/rules/json-pointer';
import type { PreparedForm } from '@qwy/contract/rules/prepared-form';

/** How a field is drawn. */
export type FieldKind = FieldWidget;

/** One of the answers to choose from. */
export interface FieldOption {
  /** As it stands in the page. */
  readonly value: string;
  readonly label: string;
  /** As it is sent: the schema's own value, e.g. `true` or `3`. */
  readonly answer: unknown;
}

/** All a field needs to be drawn and read, worked out once from layout and schema. */
export interface FieldSpec {
  readonly pointer: string;
  /** Unique within one form. */
  readonly id: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly kind: FieldKind;
  readonly options: readonly FieldOption[];
  readonly autocomplete: string | undefined;
  /** Only whole numbers fit. */
  readonly isWhole: boolean;
  /** A box that counts only when ticked (`const: true`). */
  readonly mustBeTrue: boolean;
  /** Most characters a text may have; `undefined`: not said. */
  readonly maxLength: number | undefined;
}

/** Up to so many choices are shown side by side; more go into a drop-down list. */
const MOST_RADIOS = 6;
/** Texts that may be longer than this get several lines. */
const LONGEST_LINE = 120;

const FORMAT_KINDS: Readonly<Record<string, FieldKind>> = {
  date: 'date',
  'cn-citizen-id': 'citizen-id',
  'cn-mobile': 'phone',
};

/** The fields of a form by pointer, in layout order. */
export function fieldSpecs(form: PreparedForm): ReadonlyMap<string, FieldSpec> {
  return new Map(form.fields.map(({ field }, index) => [field.pointer, fieldSpec(form, field, `f${index}`)]));
}

function fieldSpec(form: PreparedForm, field: FormField, id: string): FieldSpec {
  const schemas = schemasOf(form, field.pointer);
  const find = <T>(read: (schema: Schema) => T | undefined): T | undefined => {
    for (const schema of schemas) {
      const value = read(schema);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const types = schemas.flatMap(({ type }) => type ?? []);
  const values =
    find((schema) => schema.enum) ??
    find(({ items }) => (typeof items === 'object' && !Array.isArray(items) ? items.enum : undefined)) ??
    [];
  const options = optionsOf(field, values, types);
  const maxLength = find((schema) => schema.maxLength);
  return {
    pointer: field.pointer,
    id,
    label: field.label,
    help: field.help,
    kind:
      field.widget ??
      kindOf(
        types,
        find((schema) => schema.format),
        options.length,
        maxLength,
      ),
    options,
    autocomplete: field.autocomplete,
    isWhole: types.includes('integer'),
    mustBeTrue: find((schema) => (schema.const === undefined ? undefined : schema.const === true)) ?? false,
    maxLength,
  };
}

type Schema = ReturnType<typeof activeSchemas>[number];

/** The schemas that hold for the field whatever else is answered. */
function schemasOf(form: PreparedForm, pointer: string): readonly Schema[] {
  return pointerTokens(pointer).reduce<Schema[]>(
    (parents, token) => childSchemas(form, parents, token, undefined),
    activeSchemas(form, form.schema, undefined),
  );
}

function kindOf(
  types: readonly string[],
  format: string | undefined,
  options: number,
  maxLength: number | undefined,
): FieldKind {
  if (types.includes('array')) return 'checkboxes';
  if (options > 0) return options > MOST_RADIOS ? 'select' : 'radio';
  if (types.includes('boolean')) return 'checkbox';
  if (types.includes('number') || types.includes('integer')) return 'number';
  return FORMAT_KINDS[format ?? ''] ?? ((maxLength ?? 0) > LONGEST_LINE ? 'textarea' : 'text');
}

/** Layout gives order and labels; without it the schema's values are shown as they are. */
function optionsOf(field: FormField, values: readonly unknown[], types: readonly string[]): FieldOption[] {
  const known = values.length > 0 ? values : types.includes('boolean') ? [true, false] : [];
  const answerFor = (value: string) => known.find((candidate) => String(candidate) === value) ?? value;
  return (
    field.options?.map(({ value, label }) => ({ value, label, answer: answerFor(value) })) ??
    values.map((value) => ({ value: String(value), label: String(value), answer: value }))
  );
}
