import path from "node:path";

export const SCHEME = "townlet";
export const APP_ORIGIN = `${SCHEME}://app`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** The file that an address means; null for anything that leaves the folder or is not plainly written. */
export function fileOf(url: string, folder: string): string | null {
  let address: URL;
  let name: string;
  try {
    address = new URL(url);
    name = decodeURIComponent(address.pathname);
  } catch {
    return null; // Not an address at all.
  }
  if (address.host !== "app" || /[\0\\]|(^|\/)\.\.?(\/|$)|%/.test(name)) return null;
  const file = path.join(folder, name);
  return file.startsWith(folder + path.sep) ? file : null;
}
