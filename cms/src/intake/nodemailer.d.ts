/** The part of nodemailer, which brings no types, that is used here. */
declare module 'nodemailer' {
  export interface Mail {
    from: string | undefined;
    to: string;
    replyTo?: string;
    subject: string;
    text: string;
    headers?: Record<string, string>;
  }
  export interface Transport {
    sendMail(mail: Mail): Promise<unknown>;
  }
  export function createTransport(options: {
    url: string;
    connectionTimeout: number;
    greetingTimeout: number;
    socketTimeout: number;
  }): Transport;
}
