import { Validator, dereference, type Schema } from '@cfworker/json-schema';
import type { Answers, FormDefinition, FormField, JsonSchema } from '../form.ts';
import { isObject } from './json-pointer.ts';

/** What the rules need of a form definition; a draft has it too. */
export type FormShape = Pick<FormDefinition, 'schema' | 'pages'>;

/** Whether the answers match a condition's schema. */
export type Condition = (answers: Answers) => boolean;

export interface PreparedField {
  readonly field: FormField;
  /** All must hold for the field to be shown: its own and its section's. */
  readonly shownWhen: readonly Condition[];
  readonly requiredWhen: Condition | undefined;
}

/**
 * A form made ready for many looks at its answers: pass it wherever a definition is taken. Made once per definition,
 * because resolving the schema costs more than judging one set of answers.
 */
export interface PreparedForm {
  readonly shape: FormShape;
  /** A copy: resolving marks the schema's objects. */
  readonly schema: Schema;
  readonly lookup: Readonly<Record<string, Schema | boolean>>;
  /** Lists every violation of the answers. */
  readonly validator: Validator;
  /** In layout order. */
  readonly fields: readonly PreparedField[];
  readonly byPointer: ReadonlyMap<string, PreparedField>;
  /** Pointers of the objects that fields lie in, without the root. */
  readonly containers: ReadonlySet<string>;
}

export type Form = FormShape | PreparedForm;

/** @throws {Error} if a schema is not one that `checkFormDefinition` accepts (duplicate ids, for one). */
export function prepareForm(form: Form): PreparedForm {
  if ('validator' in form) return form;
  const schema = copySchema(form.schema);
  const fields = form.pages.flatMap((page) =>
    page.sections.flatMap((section) => {
      const sectionCondition = section.visibleWhen && condition(section.visibleWhen);
      return section.fields.map((field): PreparedField => {
        const own = field.visibleWhen && condition(field.visibleWhen);
        return {
          field,
          shownWhen: [sectionCondition, own].filter((one) => one !== undefined),
          requiredWhen: field.requiredWhen && condition(field.requiredWhen),
        };
      });
    }),
  );
  return {
    shape: form,
    schema,
    lookup: dereference(schema),
    validator: new Validator(schema, '2020-12', false),
    fields,
    byPointer: new Map(fields.map((entry) => [entry.field.pointer, entry])),
    containers: new Set(fields.flatMap((entry) => containersOf(entry.field.pointer))),
  };
}

/** `/a/b/c` → `/a`, `/a/b`. */
export function containersOf(pointer: string): string[] {
  const parts = pointer.split('/');
  return parts.slice(1, -1).map((_, index) => parts.slice(0, index + 2).join('/'));
}

function condition(schema: JsonSchema): Condition {
  const validator = new Validator(copySchema(schema), '2020-12', true);
  return (answers) => validator.validate(answers).valid;
}

function copySchema(schema: JsonSchema): Schema {
  const copy: unknown = JSON.parse(JSON.stringify(schema));
  return isSchema(copy) ? copy : {};
}

export function isSchema(value: unknown): value is Schema {
  return isObject(value);
}
