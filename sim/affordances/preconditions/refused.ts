/** Why a precondition does not compile, and at which column (from 1). Never leaves this folder. */
export class Refused extends Error {
  readonly column: number;

  constructor(column: number, message: string) {
    super(message);
    this.column = column;
  }
}
