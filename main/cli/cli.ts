export async function runCommandLine(_: readonly string[]): Promise<number> { return 2; }
