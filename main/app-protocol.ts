import { readFile } from "node:fs/promises";
import path from "node:path";

import { protocol } from "electron";

import { fileOf, SCHEME } from "./app-page.ts";

/** Nothing from elsewhere, nothing inline, nothing evaluated. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "media-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Before `ready`: gives our scheme the rights of a proper origin. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page, and nothing outside its folder. */
export function serveApp(rendererFolder: string): void {
  protocol.handle(SCHEME, async ({ method, url }) => {
    if (method !== "GET" && method !== "HEAD") return refusal(405);
    const file = fileOf(url, rendererFolder);
    const contentType = CONTENT_TYPES[path.extname(file ?? "")];
    if (file === null || contentType === undefined) return refusal(404);
    try {
      const bytes = await readFile(file);
      return new Response(method === "HEAD" ? null : new Uint8Array(bytes), {
        headers: { ...SAFE_HEADERS, "Content-Type": contentType },
      });
    } catch {
      return refusal(404); // Whatever the reason, the page gets nothing.
    }
  });
}

const SAFE_HEADERS = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

function refusal(status: number): Response {
  return new Response(null, { status, headers: SAFE_HEADERS });
}
