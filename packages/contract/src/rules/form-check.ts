import type { Schema } from '@cfworker/json-schema';
import type { FieldWidget, FormField, JsonSchema } from '../form.ts';
import type { Defect } from '../item.ts';
import { childPointer, isObject, isSafePointer, isWithin, ownValue, pointerTokens } from './json-pointer.ts';
import { isSchema, type FormShape } from './prepared-form.ts';
import { localTarget, schemaDefects } from './schema-check.ts';

const MOST_FIELDS = 1_000;

/** Schema types each widget can edit. */
const WIDGET_TYPES: Readonly<Record<FieldWidget, readonly string[]>> = {
  text: ['string'],
  textarea: ['string'],
  number: ['number', 'integer'],
  date: ['string'],
  radio: ['string', 'boolean'],
  select: ['string'],
  checkbox: ['boolean'],
  checkboxes: ['array'],
  phone: ['string'],
  'citizen-id': ['string'],
};

/**
 * What is wrong with a form, before it is published; empty: nothing. `field` is a JSON pointer into the definition.
 * Codes: those of `schemaDefects`, and `schema_not_object`, `page_duplicate`, `fields_too_many`, `pointer_forbidden`, `pointer_unknown` (the
 * schema has no such property), `pointer_duplicate`, `pointer_overlap`, `type_missing`, `widget_mismatch`, `options_without_enum`,
 * `option_unknown`, `option_duplicate`, `condition_unknown_property`, `condition_without_required` (the condition also matches while the
 * property is unanswered; write `required`, or `not` around the value to mean that), `property_without_field`, `required_without_field`.
 */
export function checkFormDefinition(form: FormShape): Defect[] {
  const root: unknown = form.schema;
  const schemaFaults = schemaDefects(root, '/schema');
  if (!isSchema(root) || root.type !== 'object') schemaFaults.push({ field: '/schema', code: 'schema_not_object' });
  // What cannot be followed cannot be compared with the layout.
  if (
    schemaFaults.some(({ code }) =>
      ['schema_malformed', 'keyword_malformed', 'ref_cycle', 'schema_too_large'].includes(code),
    )
  ) {
    return schemaFaults;
  }

  const fields = fieldsOf(form);
  return [
    ...schemaFaults,
    ...pageDefects(form),
    ...(fields.length > MOST_FIELDS
      ? [{ field: '/pages', code: 'fields_too_many' }]
      : fields.flatMap((entry) => fieldDefects(form.schema, entry, fields))),
    ...conditionsOf(form).flatMap(({ schema, at }) => {
      const faults = schemaDefects(schema, at);
      return faults.length > 0 ? faults : conditionDefects(form.schema, schema, at);
    }),
    ...coverageDefects(
      form.schema,
      fields.map(({ field }) => field.pointer),
    ),
  ];
}

interface PlacedField {
  field: FormField;
  at: string;
}

function fieldsOf(form: FormShape): PlacedField[] {
  return form.pages.flatMap((page, p) =>
    page.sections.flatMap((section, s) =>
      section.fields.map((field, f) => ({ field, at: `/pages/${p}/sections/${s}/fields/${f}` })),
    ),
  );
}

function conditionsOf(form: FormShape): { schema: JsonSchema; at: string }[] {
  const sections = form.pages.flatMap((page, p) =>
    page.sections.map((section, s) => ({ schema: section.visibleWhen, at: `/pages/${p}/sections/${s}/visibleWhen` })),
  );
  const fields = fieldsOf(form).flatMap(({ field, at }) => [
    { schema: field.visibleWhen, at: `${at}/visibleWhen` },
    { schema: field.requiredWhen, at: `${at}/requiredWhen` },
  ]);
  return [...sections, ...fields].flatMap(({ schema, at }) => (schema ? [{ schema, at }] : []));
}

function pageDefects(form: FormShape): Defect[] {
  return form.pages.flatMap((page, index) =>
    form.pages.findIndex((other) => other.id === page.id) === index
      ? []
      : [{ field: `/pages/${index}/id`, code: 'page_duplicate' }],
  );
}

function fieldDefects(root: JsonSchema, { field, at }: PlacedField, all: readonly PlacedField[]): Defect[] {
  const { pointer } = field;
  if (!isSafePointer(pointer)) return [{ field: `${at}/pointer`, code: 'pointer_forbidden', detail: pointer }];
  const schemas = schemasAt(root, pointer);
  if (schemas.length === 0) return [{ field: `${at}/pointer`, code: 'pointer_unknown', detail: pointer }];

  const defects: Defect[] = [];
  const report = (part: string, code: string, detail?: string) =>
    defects.push({ field: at + part, code, ...(detail === undefined ? {} : { detail }) });

  const rivals = all.filter((other) => other.field !== field);
  if (rivals.some((other) => other.field.pointer === pointer)) report('/pointer', 'pointer_duplicate', pointer);
  if (rivals.some((other) => other.field.pointer !== pointer && isWithin(other.field.pointer, pointer)))
    report('/pointer', 'pointer_overlap', pointer);

  const types = schemas.flatMap((schema) => schema.type ?? []);
  if (types.length === 0 && !schemas.some((schema) => schema.enum ?? schema.const !== undefined))
    report('/pointer', 'type_missing', pointer);
  const { widget } = field;
  if (widget && types.length > 0 && !types.some((type) => WIDGET_TYPES[widget].includes(type)))
    report('/widget', 'widget_mismatch', widget);

  const values = schemas.flatMap((schema) => schema.enum ?? listItems(root, schema).flatMap((item) => item.enum ?? []));
  const options = field.options ?? [];
  if (options.length > 0 && values.length === 0) report('/options', 'options_without_enum');
  options.forEach((option, index) => {
    if (values.length > 0 && !values.some((value) => String(value) === option.value))
      report(`/options/${index}`, 'option_unknown', option.value);
    if (options.findIndex((other) => other.value === option.value) !== index)
      report(`/options/${index}`, 'option_duplicate', option.value);
  });
  return defects;
}

/** The schemas that may describe what a pointer leads to: through `$ref`, `allOf`, `then`, `else` and alternatives. */
function schemasAt(root: JsonSchema, pointer: string): Schema[] {
  return pointerTokens(pointer).reduce<Schema[]>(
    (parents, token) => parents.flatMap((parent) => possibleSchemas(root, ownValue(parent.properties, token))),
    possibleSchemas(root, root),
  );
}

function possibleSchemas(root: JsonSchema, schema: unknown): Schema[] {
  if (!isSchema(schema)) return [];
  const parts = [
    ...(schema.$ref === undefined ? [] : [localTarget(root, schema.$ref)]),
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    schema.then,
    schema.else,
    ...Object.values(schema.dependentSchemas ?? {}),
  ];
  return [schema, ...parts.flatMap((part) => possibleSchemas(root, part))];
}

function listItems(root: JsonSchema, schema: Schema): Schema[] {
  return possibleSchemas(root, schema.items);
}

/** Both slips make a condition that silently never fits, or fits before anything was answered. */
function conditionDefects(root: JsonSchema, condition: JsonSchema, at: string): Defect[] {
  const defects: Defect[] = [];
  const visit = (node: unknown, field: string, pointer: string, negated: boolean): void => {
    if (!isSchema(node)) return;
    for (const [key, part] of Object.entries(node.properties ?? {})) {
      const here = `${field}/properties/${key}`;
      const property = childPointer(pointer, key);
      if (schemasAt(root, property).length === 0)
        defects.push({ field: here, code: 'condition_unknown_property', detail: property });
      const asks =
        isObject(part) &&
        ['const', 'enum', 'contains', 'minimum', 'exclusiveMinimum', 'properties'].some((keyword) => keyword in part);
      if (asks && !negated && !node.required?.includes(key))
        defects.push({ field: here, code: 'condition_without_required', detail: property });
      visit(part, here, property, negated);
    }
    for (const key of node.required ?? []) {
      const property = childPointer(pointer, key);
      if (schemasAt(root, property).length === 0)
        defects.push({ field: `${field}/required`, code: 'condition_unknown_property', detail: property });
    }
    for (const list of ['allOf', 'anyOf', 'oneOf'] as const) {
      node[list]?.forEach((part, index) => visit(part, `${field}/${list}/${index}`, pointer, negated));
    }
    visit(node.not, `${field}/not`, pointer, true);
  };
  visit(condition, at, '', false);
  return defects;
}

/** Properties that nobody can answer; worst where they are required. */
function coverageDefects(root: JsonSchema, pointers: readonly string[]): Defect[] {
  const defects = new Map<string, Defect>();
  const covered = (property: string) => pointers.some((pointer) => isWithin(property, pointer));
  const leadsToField = (property: string) => pointers.some((pointer) => isWithin(pointer, property));
  const visit = (schemas: readonly Schema[], pointer: string): void => {
    for (const key of new Set(schemas.flatMap((schema) => schema.required ?? []))) {
      const property = childPointer(pointer, key);
      if (!covered(property) && !leadsToField(property)) {
        defects.set(property, { field: '/schema', code: 'required_without_field', detail: property });
      }
    }
    for (const key of new Set(schemas.flatMap((schema) => Object.keys(schema.properties ?? {})))) {
      const property = childPointer(pointer, key);
      if (covered(property) || defects.has(property)) continue;
      if (!leadsToField(property))
        defects.set(property, { field: '/schema', code: 'property_without_field', detail: property });
      else
        visit(
          schemas.flatMap((schema) => possibleSchemas(root, ownValue(schema.properties, key))),
          property,
        );
    }
  };
  visit(possibleSchemas(root, root), '');
  return [...defects.values()];
}
