/** An answer other than code 0; thrown by the endpoints, turned into the envelope in one place (answer.ts). */
export class Refused extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** 40001: no permission on the object (tiktok-business-api.md 7.2). */
export const noPermission = (what: string, id: string): Refused =>
  new Refused(40001, `No permission to operate ${what} ${id}.`);

/** 40002 is also said of objects that are not there (tiktok-business-api.md 7.2). */
export const doesNotExist = (what: string, id: string): Refused =>
  new Refused(40002, `The ${what} ${id} doesn't exist or has been deleted.`);

export const badParameter = (name: string, why: string): Refused => new Refused(40002, `${name}: ${why}`);
