import type { RunningChromium } from '../../test/e2e/support/chromium.ts';

/** Looks at the heap of the background ten times a second. */
export async function watchHeap({
  context,
  extensionId,
}: RunningChromium): Promise<{ /** Gives the most bytes that it was seen to hold. */ end(): Promise<number> }> {
  const browser = context.browser();
  if (!browser) throw new Error('this Chromium lets nobody look at its heap');
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extensionId));
  if (!target) throw new Error('the background is asleep');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  let most = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { result } = JSON.parse(message) as { result?: { usedSize?: number; backingStorageSize?: number } };
    most = Math.max(most, (result?.usedSize ?? 0) + (result?.backingStorageSize ?? 0));
  });
  const look = () => {
    const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
    session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => {});
  };
  const timer = setInterval(look, 100);
  return {
    async end() {
      clearInterval(timer);
      await session.detach();
      return most;
    },
  };
}
