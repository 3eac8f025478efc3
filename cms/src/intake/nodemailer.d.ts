/** The part of nodemailer, which brings no types, that is used here. */
declare module 'nodemailer' {
  export interface Transport {
    sendMail(mail: {
      from: string | undefined;
      to: string;
      subject: string;
      text: string;
      headers: Record<string, string>;
    }): Promise<unknown>;
  }
  export function createTransport(options: {
    url: string;
    connectionTimeout: number;
    greetingTimeout: number;
    socketTimeout: number;
  }): Transport;
}
