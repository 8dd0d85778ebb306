import { defineContentScript } from 'wxt/utils/define-content-script';
import { followAddress } from './follow-address.ts';
import { visitPaper } from './visit.tsx';

export default defineContentScript({
  // Literal, because the manifest is made from this file; a test compares it with the list of sites.
  matches: ['https://arxiv.org/abs/*', 'https://arxiv.org/html/*', 'https://huggingface.co/papers/*'],
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main(ctx) {
    followAddress(ctx.signal, (surface, left) => visitPaper(surface, ctx, left));
  },
});
