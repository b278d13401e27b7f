import type { ProblemBody } from '../api/problem';

/** What the API process gives for each request that is not a file, and what it gets back. */
export interface WebRequest {
  method: string;
  /** Path and query, as received. */
  url: string;
  headers: {
    cookie?: string;
    'accept-language'?: string;
    origin?: string;
    host?: string;
    'sec-fetch-site'?: string;
    [name: string]: string | undefined;
  };
  /** The fields of a posted form; null when there is none. */
  form: Record<string, string> | null;
  /** The file that came with the form, or why both could not be read; null when there is none. */
  file: UploadedFile | ProblemBody | null;
  /** Our own API with the visitor's cookies. `setCookie` must travel back to the browser. */
  api: (path: string, init?: { method?: string; body?: unknown; file?: UploadedFile }) => Promise<ApiAnswer>;
  /** dist/web/index.html */
  template: string;
  /** dist/web/.vite/manifest.json */
  manifest: Manifest;
  /** For the CSP of inlined styles. */
  nonce?: string;
  /** The server's clock (RFC 3339); tests move it. */
  now?: string;
  /** Told of what broke while drawing; the visitor gets a page that says so. */
  onError?: (error: unknown) => void;
  /** "https://maille.example", for addresses that leave the page (the pass). */
  origin?: string;
}

/** As the browser sent it: what it says of its type is only said. */
export interface UploadedFile {
  type: string;
  bytes: Uint8Array;
}

export interface ApiAnswer {
  status: number;
  json: unknown;
  setCookie?: string[];
}

export interface WebResponse {
  status: number;
  headers: Record<string, string>;
  setCookie: string[];
  body: string;
}

export interface ManifestChunk {
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
}
export type Manifest = Record<string, ManifestChunk>;
