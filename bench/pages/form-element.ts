import '@qwy/elements/form/define-view';
import { createClient } from '@qwy/sdk';
import { answer, fakeGateway } from '@qwy/testing/fake-gateway';
import { FIELDS, benchForm } from './form-definition.ts';
import { benchGuide } from './guide-data.ts';
import { measure } from './measure.ts';

const gateway = fakeGateway({
  'GET /v1/guides/{code}': answer({ ...benchGuide, itemCode: benchForm.itemCode, formId: benchForm.id }),
  'GET /v1/forms/{id}': answer(benchForm),
});
const view = document.createElement('qwy-form-view');
view.client = createClient({ baseUrl: gateway.baseUrl, fetch: gateway.fetch });
view.itemCode = benchForm.itemCode;

const fieldsIn = (root: ShadowRoot): number => root.querySelectorAll('[data-field]').length;
void measure([view], { began: (root) => fieldsIn(root) > 0, ended: (root) => fieldsIn(root) === FIELDS });
