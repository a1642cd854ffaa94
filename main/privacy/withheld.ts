/** Keys that leave with nothing: neither payloads nor answers. */
export const SECRETS: ReadonlySet<string> = new Set([
  "token",
  "auth",
  "auth_token",
  "password",
  "secret",
  "salt",
]);

/** Keys that no payload has, with all that they hold. */
export const WITHHELD: ReadonlySet<string> = new Set([
  ...SECRETS,
  "policy_hash",
  "policy_artifact",
  "artifact",
]);

/** Keys whose value is the name of a file: an absolute one leaves without its folders. */
export function isPathKey(key: string): boolean {
  return /^(?:file|path|out|folder)$|_(?:file|path|folder)$/.test(key);
}

/**
 * Folders of an absolute path: at the beginning of a text, or behind what no file name has. There may be spaces
 * in a folder's name, not around it.
 */
const FOLDERS =
  /(?<=^|[\s"'`(=:,])(?:[A-Za-z]:)?[\\/](?:[^\s"'`\\/:*?<>|,]+(?: [^\s"'`\\/:*?<>|,]+)*[\\/])+/g;

/** A text with the last part of every path in it only. */
export function withoutFolders(text: string): string {
  return text.replace(FOLDERS, "");
}
