/** What of WebAssembly is used: neither the language's own types nor Node's have it. */
declare namespace WebAssembly {
  /** Compiled code; may be sent to another thread. */
  class Module {
    constructor(bytes: Uint8Array);
    /** Keeps other objects from being taken for one. */
    private readonly compiled: true;
  }

  /** Memory that threads share; may be sent to another thread. Sizes are in pages. */
  class Memory {
    constructor(size: {
      readonly initial: number;
      readonly maximum: number;
      readonly shared: true;
    });
    readonly buffer: SharedArrayBuffer;
  }

  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly memory: Memory } });
    readonly exports: Readonly<Record<string, unknown>>;
  }
}
