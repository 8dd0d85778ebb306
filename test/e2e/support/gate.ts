import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Agent, createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { loopbackCertificate } from '../../../scripts/tls/certificate.ts';

/** A request as it came to the gate. */
export interface Arrival {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** Picks the requests that a fault is meant for. */
export type Which = (arrival: Arrival) => boolean;

/** What requests meet on their way. */
export interface Fault {
  /** Resolves once a request has met it, so that no test passes without it. */
  readonly met: Promise<void>;
  /** Lets everything pass again; what was held goes on. */
  lift(): void;
}

/** The way from one browser to a server, over TLS. A test can close it, hold what passes, or answer in its place. */
export interface Gate {
  readonly port: number;
  /** All requests that came, in order, whatever became of them. */
  readonly arrivals: readonly Arrival[];
  /** Holds requests; what they ask for is not done if the browser goes away meanwhile. */
  hold(which: Which): Fault;
  /** Lets the server do what they ask for, and holds its answers. */
  holdAnswer(which: Which): Fault;
  /** Answers in the place of the server. */
  answer(which: Which, status: number, headers?: OutgoingHttpHeaders): Fault;
  /** Takes the server off the net: what is under way is cut, and nobody is let in until `open`. */
  shut(): Promise<void>;
  open(): Promise<void>;
  /** For good. */
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

interface Rule {
  readonly which: Which;
  /**
   * @param ask has the server answer
   * @param met to be called once the request has met the fault
   */
  meet(ask: () => Promise<Answer>, met: () => void): Promise<Answer>;
}

/** @param server where to lead what passes: `https://127.0.0.1:8443/` */
export async function openGate(server: string): Promise<Gate> {
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  const arrivals: Arrival[] = [];
  const rules = new Map<Rule, () => void>();
  const { key, cert } = await loopbackCertificate();
  const listener = createServer({ key, cert }, (incoming, response) => {
    // A browser that goes away in the middle is no fault of the test.
    pass(incoming, response).catch(() => response.destroy());
  });

  const pass = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = '', headers, url: path = '/' } = incoming;
    const arrival = { method, headers, path, host: headers.host ?? '' };
    arrivals.push(arrival);
    const body = await buffer(incoming);
    const ask = async () => {
      if (response.destroyed) throw new Error('the browser went away');
      return askServer(new URL(path, server), agent, arrival, body);
    };
    const [rule, met] = [...rules].find(([{ which }]) => which(arrival)) ?? [];
    const gone = new Promise<never>((_, reject) =>
      response.once('close', () => reject(new Error('the browser went away'))),
    );
    const answer = await Promise.race([rule && met ? rule.meet(ask, met) : ask(), gone]);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };

  const add = (rule: Rule, lift: () => void = () => {}): Fault => {
    const met = Promise.withResolvers<void>();
    rules.set(rule, met.resolve);
    return {
      met: met.promise,
      lift() {
        rules.delete(rule);
        lift();
      },
    };
  };
  const shut = () =>
    new Promise<void>((resolve) => {
      listener.close(() => resolve());
      listener.closeAllConnections();
    });
  const listen = (port: number) => new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve));

  await listen(0);
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    arrivals,
    hold(which) {
      const lifted = Promise.withResolvers<void>();
      const meet: Rule['meet'] = async (ask, met) => {
        met();
        await lifted.promise;
        return ask();
      };
      return add({ which, meet }, lifted.resolve);
    },
    holdAnswer(which) {
      const lifted = Promise.withResolvers<void>();
      const meet: Rule['meet'] = async (ask, met) => {
        const answer = await ask();
        met();
        await lifted.promise;
        return answer;
      };
      return add({ which, meet }, lifted.resolve);
    },
    answer(which, status, headers = {}) {
      const meet: Rule['meet'] = async (_, met) => {
        met();
        return { status, headers: { 'content-length': 0, ...headers }, body: Buffer.alloc(0) };
      };
      return add({ which, meet });
    },
    shut,
    open: () => listen(port),
    async close() {
      await shut();
      agent.destroy();
    },
  };
}

function askServer(url: URL, agent: Agent, { method, headers }: Arrival, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers }, (answer) => {
      const { statusCode: status = 0, headers: said } = answer;
      buffer(answer).then((content) => resolve({ status, headers: said, body: content }), reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
