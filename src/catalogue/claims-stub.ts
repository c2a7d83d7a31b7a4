export const CLAIMS: readonly { id: string; source: string; sentence: string }[] = [];
