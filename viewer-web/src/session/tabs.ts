import { isGood, type Session } from './session';

/** What the tabs of one browser tell each other. The channel joins one origin; no other site hears it, and nothing is stored. */
type Message =
  | { kind: 'asked'; by: string }
  | { kind: 'running'; session: Session; to?: string }
  | { kind: 'used'; id: string; until: Until }
  | { kind: 'signed-out' };

/** How long a session lasts now. */
export type Until = Pick<Session, 'idleAt' | 'endsAt' | 'usedAt'>;

/** The session of the tab that listens. */
export interface OwnSession {
  readonly current: () => Session | undefined;
  readonly adopt: (session: Session) => void;
  /** It was gone on with in another tab. */
  readonly extend: (until: Until) => void;
  /** Without telling the others. */
  readonly end: () => void;
}

const NAME = 'pacs.session';
/** An open tab answers within a few milliseconds; a busy one gets this long before the sign-in is shown. */
const PATIENCE_MS = 400;

/** One session for all tabs: a new tab gets the running one from an open tab, and signing out signs out everywhere. */
export class Tabs {
  private readonly channel = new BroadcastChannel(NAME);
  private readonly name = crypto.getRandomValues(new Uint32Array(4)).join('-');

  constructor(private readonly own: OwnSession) {
    this.channel.addEventListener('message', (event) => {
      this.hear(event.data as Message);
    });
  }

  /** Asks the open tabs for their session; what comes is adopted. Nobody answers when there is none. */
  async ask(patience = PATIENCE_MS): Promise<void> {
    this.say({ kind: 'asked', by: this.name });
    const end = Date.now() + patience;
    while (!this.own.current() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** After somebody signed in: the tabs that wait at the sign-in go on, too. */
  begun(session: Session): void {
    this.say({ kind: 'running', session });
  }

  /** After going on with the session: no tab needs to warn of its end. */
  used({ id, idleAt, endsAt, usedAt }: Session): void {
    this.say({ kind: 'used', id, until: { idleAt, endsAt, usedAt } });
  }

  signedOut(): void {
    this.say({ kind: 'signed-out' });
  }

  close(): void {
    this.channel.close();
  }

  /** An answer is for the tab that asked: one whose token the archive takes no more must not get it back. */
  private isForMe({ to }: { to?: string }): boolean {
    return to === undefined || to === this.name;
  }

  private say(message: Message): void {
    this.channel.postMessage(message);
  }

  private hear(message: Message): void {
    const session = this.own.current();
    switch (message.kind) {
      case 'asked':
        if (session) this.say({ kind: 'running', session, to: message.by });
        break;
      case 'running':
        if (!session && this.isForMe(message) && isGood(message.session)) {
          this.own.adopt(message.session);
        }
        break;
      case 'used':
        if (session?.id === message.id) this.own.extend(message.until);
        break;
      case 'signed-out':
        if (session) this.own.end();
        break;
    }
  }
}
