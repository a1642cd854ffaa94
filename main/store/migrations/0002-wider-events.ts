/** Events tell more: three further cells. Events from before have nothing there. */
export const widerEvents = `
ALTER TABLE events ADD COLUMN d INTEGER NOT NULL DEFAULT -1;
ALTER TABLE events ADD COLUMN e INTEGER NOT NULL DEFAULT -1;
ALTER TABLE events ADD COLUMN f INTEGER NOT NULL DEFAULT -1;
`;
