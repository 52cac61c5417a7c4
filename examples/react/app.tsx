import { Form, Guide, Provider } from '@qwy/react';
import { useState } from 'react';

/** A branch's page for one service: the guide, and in its place the form once the reader wants to apply. */
export function App({ gateway, partner, item }: { gateway: string; partner: string; item: string }) {
  const [isApplying, setApplying] = useState(false);
  const [isLarge, setLarge] = useState(false);
  const [message, setMessage] = useState('');
  return (
    <Provider gateway={gateway} partner={partner} tokenEndpoint="/qwy-token" appearance={isLarge ? 'elder' : undefined}>
      <p>
        <button onClick={() => setLarge(!isLarge)}>大字版</button>
        {isApplying && <button onClick={() => setApplying(false)}>返回指南</button>}
      </p>
      <output>{message}</output>
      {isApplying ? (
        <Form
          item={item}
          onReady={() => setMessage('表单已打开')}
          onFailed={({ code }) => setMessage(`表单没有打开：${code}`)}
          onFormSubmitted={({ caseNumber }) => setMessage(`已收到，办件编号 ${caseNumber}`)}
        >
          也可以带上材料到网点办理。
        </Form>
      ) : (
        <Guide item={item} onReady={() => setMessage('指南已打开')} onStart={() => setApplying(true)}>
          <a href="tel:0915-0000001">0915-0000001</a>
        </Guide>
      )}
    </Provider>
  );
}
