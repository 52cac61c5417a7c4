import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.querySelector<HTMLElement>('#root');
if (root) {
  const { gateway = '', partner = '', item = '' } = root.dataset;
  createRoot(root).render(
    <StrictMode>
      <App gateway={gateway} partner={partner} item={item} />
    </StrictMode>,
  );
}
