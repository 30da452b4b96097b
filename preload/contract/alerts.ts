import type { CallId, Direction, EndReason } from './call.ts';
import type { LineId } from './line.ts';
import type { MessageTemplate, TemplateReply } from './message-template.ts';
import type { UnixMs } from './time.ts';
import { QUICK_REPLIES } from './quick-replies.ts';

/** The window in which a call that was answered goes on, wherever it was answered. */
export const ANSWER_WINDOWS = ['mini', 'main'] as const;
export type AnswerWindow = (typeof ANSWER_WINDOWS)[number];

/** How calls show themselves beside the main window. How they sound is `RingerSettings`. */
export interface AlertSettings {
  /** The card over everything while a call rings. */
  readonly card: boolean;
  /** The card also while the operating system asks not to disturb; its own notifications it holds back by itself. */
  readonly cardInSystemQuiet: boolean;
  /** Notifications of the operating system. */
  readonly toasts: boolean;
  /** A bar along the screen's edges while a call rings. */
  readonly screenEdge: boolean;
  /** The small window of a call while the main window is not in front. */
  readonly miniWindow: boolean;
  /** `mini`: the keyboard stays in the program where the agent types. */
  readonly onAnswer: AnswerWindow;
  /** Name, number and note stay covered on card, notification and tray until the agent asks. */
  readonly hidePersonal: boolean;
  /** The windows are left out of screen sharing and screenshots, where the system can. */
  readonly hideFromCapture: boolean;
  /** What can be sent to a caller instead of answering. */
  readonly quickReplies: readonly string[];
}

export const MOST_QUICK_REPLIES = 6;
export const LONGEST_QUICK_REPLY = 300;

export const DEFAULT_ALERTS: AlertSettings = {
  card: true,
  cardInSystemQuiet: true,
  toasts: true,
  screenEdge: false,
  miniWindow: true,
  onAnswer: 'mini',
  hidePersonal: false,
  hideFromCapture: false,
  quickReplies: QUICK_REPLIES['pt-BR'],
};

/** What is known of the person in a call, beside name and number. */
export interface CallContext {
  readonly callId: CallId;
  /** What was noted last about this person, in one line and never empty. */
  readonly note: string | null;
  readonly lastCall: LastCall | null;
  /** Which call with this person it is today, this one included: 1 is the first. */
  readonly timesToday: number;
}

export interface LastCall {
  readonly at: UnixMs;
  readonly direction: Direction;
  readonly reason: EndReason;
  readonly lineLabel: string;
}

/** The templates that a line may send now. Its quick replies are those of the settings. */
export interface LineReplies {
  readonly lineId: LineId;
  readonly templates: readonly MessageTemplate[];
}

/**
 * Free text goes to whoever is calling: their call opens Meta's window of 24 hours, on official numbers too. Source:
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages#customer-service-windows
 */
export type Reply = { readonly kind: 'text'; readonly text: string } | TemplateReply;
