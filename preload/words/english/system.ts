/** What the system shows for the window: its title, and what is asked in windows of the system's own. */
export const system = {
  title: "Townlet",
  titleWith: (town: string) => `${town} – Townlet`,
  townFiles: "Townlet towns",
  saveAs: "Save the town as",
  stay: "Stay",
  quitUnsaved: "Quit without saving",
};
