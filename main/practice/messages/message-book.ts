/** A message that the line took, and what became of it. */
export interface PracticeMessage {
  readonly id: string;
  readonly numberId: string;
  readonly to: string;
  readonly text: string | null;
  readonly templateId: string | null;
  readonly variables: Readonly<Record<string, string>>;
  readonly createdAt: string;
  /** Only of one that WhatsApp refused after it was taken. */
  readonly errorMessage: string | null;
}

/** A line that is practised on all day has a memory of this. */
const MOST_MESSAGES = 500;

/** Messages to customers; nobody reads them. */
export interface MessageBook {
  add(message: PracticeMessage): void;
  find(id: string): PracticeMessage | undefined;
  /** The oldest first. */
  all(): readonly PracticeMessage[];
}

export function createMessageBook(): MessageBook {
  const messages = new Map<string, PracticeMessage>();
  return {
    add(message) {
      messages.set(message.id, message);
      const [oldest] = messages.keys();
      if (messages.size > MOST_MESSAGES && oldest !== undefined) messages.delete(oldest);
    },
    find: (id) => messages.get(id),
    all: () => [...messages.values()],
  };
}
