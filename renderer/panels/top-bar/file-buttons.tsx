import { File, FilePlus, FolderOpen, History, type LucideIcon, Save } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";

import { WORDS } from "../../../preload/words/words.ts";
import { openDialog, openTown, saveTown } from "../../commands.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useLittleRoom } from "../../ui/use-little-room.ts";

const { actions, topBar } = WORDS;

interface FileAction {
  readonly id: "new-town" | "open-town" | "recent-towns" | "save-town";
  readonly icon: LucideIcon;
  readonly shortcut: string;
  readonly run: () => void;
}

const FILE_ACTIONS: readonly FileAction[] = [
  { id: "new-town", icon: FilePlus, shortcut: "Ctrl+N", run: () => openDialog("new-town") },
  { id: "open-town", icon: FolderOpen, shortcut: "Ctrl+O", run: () => void openTown() },
  {
    id: "recent-towns",
    icon: History,
    shortcut: "Ctrl+Shift+O",
    run: () => openDialog("recent-towns"),
  },
  { id: "save-town", icon: Save, shortcut: "Ctrl+S", run: () => void saveTown() },
];

/** Those that the bar has room for. */
const BUTTONS = FILE_ACTIONS.filter(({ id }) => id !== "recent-towns");

/** What is done with the town's file: side by side, or in a menu where there is little room. */
export function FileButtons() {
  const hasLittleRoom = useLittleRoom();
  if (hasLittleRoom) return <FileMenu />;
  return BUTTONS.map(({ id, icon, shortcut, run }) => (
    <IconButton
      key={id}
      icon={icon}
      label={actions[id].label}
      shortcut={shortcut}
      testId={id}
      onPress={run}
    />
  ));
}

function FileMenu() {
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={topBar.file.menu} data-testid="file-menu">
        <File size={18} aria-hidden />
      </Button>
      <Popover className="bar-menu" placement="bottom end" offset={6}>
        <Menu className="bar-menu-entries" aria-label={topBar.file.menu}>
          {FILE_ACTIONS.map(({ id, icon: Icon, shortcut, run }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={actions[id].label}
              className="bar-menu-entry"
              data-testid={id}
              onAction={run}
            >
              <Icon size={17} aria-hidden />
              <span>{actions[id].label}</span>
              <kbd>{shortcut}</kbd>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
